import { useState } from "react";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Thumb, useLinks } from "../../parts/Thumb.tsx";
import { When } from "../../parts/When.tsx";
import {
  type MaterialRow,
  materials,
  materialTags,
  removeMaterial,
} from "../../services/content.ts";
import { atLeast } from "./atLeast.ts";
import { MaterialDrawer } from "./MaterialDrawer.tsx";
import { words } from "./wordsMaterials.ts";
import "./content.css";

/** What the brand gives promoters to share. */
export function Materials() {
  const t = useWords(words);
  const may = useMay();
  const [version, setVersion] = useState(0);
  const [covers, setCovers] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<{ readonly known: MaterialRow | null } | null>(null);
  const [removing, setRemoving] = useState<MaterialRow | null>(null);
  const { data: used } = useCall(`tags|${version}`, materialTags);
  const mayWrite = may("content.saveMaterial");
  const close = (isChanged: boolean) => {
    setOpen(null);
    setRemoving(null);
    if (isChanged) setVersion(version + 1);
  };
  const load = async (filter: UrlFilter) => {
    const tag = filter.get("tag");
    const page = await materials({
      ...{ cursor: filter.cursor, limit: 20 },
      ...(tag === "" ? {} : { tag }),
    });
    setCovers(page.materials.flatMap(({ pictures }) => pictures[0] ?? []));
    return { rows: page.materials, next: page.next };
  };
  const action = mayWrite ? (
    <Button onClick={() => setOpen({ known: null })}>{t.add}</Button>
  ) : null;
  return (
    <>
      <ListPage<MaterialRow>
        list="materials"
        title={t.title}
        version={version}
        actions={action}
        filters={[
          {
            ...{ kind: "choice", name: "tag", label: t.tag, width: 200 },
            choices: (used?.tags ?? []).map(({ tag, materials: n }) => ({
              ...{ value: tag, label: `${tag} (${n})` },
            })),
          },
        ]}
        columns={useColumns(useLinks(covers), may("content.removeMaterial") ? setRemoving : null)}
        load={load}
        rowKey={({ materialId }) => materialId}
        onOpen={(known) => setOpen({ known })}
        whenEmpty={{ title: t.empty, hint: t.emptyHint, action }}
      />
      {open ? (
        <MaterialDrawer
          known={open.known}
          tags={(used?.tags ?? []).map(({ tag }) => tag)}
          mayWrite={mayWrite}
          onClose={close}
        />
      ) : null}
      {removing ? <RemoveDialog known={removing} onClose={close} /> : null}
    </>
  );
}

function useColumns(
  links: ReadonlyMap<string, string>,
  onRemove: ((row: MaterialRow) => void) | null,
): readonly Column<MaterialRow>[] {
  const t = useWords(words);
  return [
    {
      ...{ key: "material", title: t.columns.material },
      cell: ({ text, pictures }) => (
        <span className="content-cell">
          <Thumb link={links.get(pictures[0] ?? "")} size={48} />
          <span className="content-clip">{text}</span>
        </span>
      ),
    },
    {
      ...{ key: "audience", title: t.columns.audience },
      cell: ({ audience }) => t.audiences[audience],
    },
    { key: "tags", title: t.columns.tags, cell: ({ tags }) => tags.join("、") || "—" },
    {
      ...{ key: "products", title: t.columns.products, align: "right" },
      cell: ({ productIds }) => productIds.length,
    },
    {
      ...{ key: "forwards", title: t.columns.forwards, align: "right" },
      cell: ({ forwards }) => atLeast(forwards),
    },
    {
      ...{ key: "created", title: t.columns.created },
      cell: ({ createdAtMs }) => <When atMs={createdAtMs} />,
    },
    {
      ...{ key: "state", title: t.columns.state },
      cell: ({ removedAtMs }) => (
        <Tag size="small" variant="light" theme={removedAtMs === null ? "success" : "default"}>
          {removedAtMs === null ? t.shown : t.removed}
        </Tag>
      ),
    },
    {
      ...{ key: "deeds", title: "" },
      cell: (row) =>
        onRemove && row.removedAtMs === null ? (
          <Button size="small" variant="text" theme="danger" onClick={() => onRemove(row)}>
            {t.remove}
          </Button>
        ) : null,
    },
  ];
}

function RemoveDialog({
  known,
  onClose,
}: {
  readonly known: MaterialRow;
  readonly onClose: (isChanged: boolean) => void;
}) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(async () => {
    await removeMaterial(known.materialId);
    void MessagePlugin.success(t.isRemoved);
    onClose(true);
  });
  return (
    <Danger
      title={t.removeTitle}
      deed={t.removeDeed}
      {...{ isSending, problem }}
      onClose={() => onClose(false)}
      onDo={() => void send()}
    >
      {filled(t.removeText, { n: atLeast(known.forwards) })}
    </Danger>
  );
}
