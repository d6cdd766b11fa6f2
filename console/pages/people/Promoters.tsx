import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Tag } from "tdesign-react";
import type { PromoterRow, PromoterSort, PromotersReply } from "#contracts/lists.ts";
import { useMay } from "../../app/may.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { promoterTyped } from "../../lib/typed.ts";
import { useCall } from "../../lib/useCall.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { placeCode } from "../../parts/regionCodes.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { levels } from "../../services/content.ts";
import { groups, promoters } from "../../services/lists.ts";
import type { Many } from "../../services/promoters.ts";
import { BulkDialog } from "./BulkDialog.tsx";
import { PromoterExport } from "./Exports.tsx";
import { promoterColumns } from "./promoterColumns.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsPromoters.ts";

type Deed = Many["action"];
type Chosen = {
  readonly deed: Deed;
  readonly rows: readonly PromoterRow[];
  readonly done: () => void;
};

/** So many promoters are changed in one go, at most. */
const CHANGED_MOST = 500;

/** Everybody who may earn, and what is done to several of them at once. */
export function Promoters() {
  const { states } = useWords(common);
  const t = useWords(words);
  const regions = useWords(regionWords);
  const may = useMay();
  const navigate = useNavigate();
  const [exporting, setExporting] = useState<UrlFilter | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [age, setAge] = useState<Pick<PromotersReply, "asOfMs" | "missing"> | null>(null);
  const known = {
    groups: useCall("groups", groups).data?.groups ?? [],
    levels: useCall("levels", levels).data ?? [],
  };
  const bulkOf = (deed: Deed, text: string) =>
    may(`commission.${deed}`)
      ? [
          {
            ...{ text, isDangerous: deed === "banMany" },
            run: (rows: readonly PromoterRow[], done: () => void) =>
              setChosen({ deed, rows, done }),
          },
        ]
      : [];
  const load = async (asked: UrlFilter) => {
    const sort = (asked.get("sort") || "newest") as PromoterSort;
    const state = asked.get("state") as PromoterRow["state"] | "";
    const reply = await promoters({
      ...filledIn({ level: asked.get("level"), group: asked.get("group") }),
      ...filledIn({
        place: placeCode(asked.get("region"), regions),
        search: promoterTyped(asked.get("q")),
      }),
      ...(state === "" ? {} : { state }),
      ...{ sort, cursor: asked.cursor },
    });
    setAge(reply);
    return { rows: reply.promoters, next: reply.nextCursor };
  };
  return (
    <>
      <ListPage
        list="promoters"
        title={t.title}
        note={age ? <Age age={age} /> : null}
        filters={[
          { kind: "search", name: "q", label: t.search },
          ...(known.levels.length === 0
            ? []
            : [
                {
                  ...{ kind: "choice" as const, name: "level", label: t.level },
                  choices: known.levels.map((value) => ({ value, label: value })),
                },
              ]),
          {
            ...{ kind: "choice", name: "group", label: t.group },
            choices: known.groups.map(({ name, promoters: n }) => ({
              ...{ value: name, label: `${name} (${n})` },
            })),
          },
          { kind: "search", name: "region", label: t.region, width: 150 },
          {
            ...{ kind: "choice", name: "state", label: t.state },
            choices: Object.entries(states).map(([value, label]) => ({ value, label })),
          },
          {
            ...{ kind: "choice", name: "sort", label: t.sort, otherwise: t.sorts.newest },
            choices: Object.entries(t.sorts)
              .filter(([value]) => value !== "newest")
              .map(([value, label]) => ({ value, label })),
          },
        ]}
        columns={promoterColumns(t, useWords(common), regions)}
        load={load}
        onExport={may("sheets.startExport") ? setExporting : undefined}
        rowKey={({ promoterId }) => promoterId}
        onOpen={({ promoterId }) => void navigate(`/promoters/${encodeURIComponent(promoterId)}`)}
        bulkMost={CHANGED_MOST}
        bulk={[
          ...bulkOf("setLevelMany", t.setLevel),
          ...bulkOf("setGroups", t.setGroups),
          ...bulkOf("setPlace", t.setPlace),
          ...bulkOf("banMany", t.ban),
        ]}
        whenEmpty={{
          ...{ title: t.emptyTitle, hint: t.emptyHint },
          action: <Link to="/applications">{t.toApplications}</Link>,
        }}
      />
      {exporting ? (
        <PromoterExport filter={exporting} load={load} onClose={() => setExporting(null)} />
      ) : null}
      {chosen ? (
        <BulkDialog
          deed={chosen.deed}
          promoterIds={chosen.rows.map(({ promoterId }) => promoterId)}
          onClose={(isDone) => {
            setChosen(null);
            if (isDone) chosen.done();
          }}
        />
      ) : null}
    </>
  );
}

function Age({ age }: { readonly age: Pick<PromotersReply, "asOfMs" | "missing"> }) {
  const t = useWords(words);
  return (
    <p className="faint">
      {age.asOfMs === null ? null : filled(t.figuresAt, { at: momentText(age.asOfMs) })}
      {age.missing > 0 ? (
        <Tag size="small" theme="warning" variant="light">
          {filled(t.missing, { n: age.missing })}
        </Tag>
      ) : null}
    </p>
  );
}
