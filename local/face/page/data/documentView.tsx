import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { editable, idText } from "../ejson.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Code, Copyable } from "../parts/code.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { JsonView } from "../parts/jsonView.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Tabs, tabOf } from "../parts/tabs.tsx";
import { toast } from "../parts/toast.tsx";
import { goTo } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import type { Doc, Found, Rev } from "./documents.ts";
import { EditDialog } from "./editDialog.tsx";
import { History } from "./history.tsx";

type ViewProps = { place: Place; collection: string; id: Json };

/** One document: to read, to edit, to delete, and what became of it. */
export function DocumentView({ place, collection, id }: ViewProps) {
  const [opened, open] = useState<"edit" | "delete">();
  const asked = useAsk<Found>({
    path: "data/find",
    body: { collection, query: { _id: id }, limit: 1, offset: 0 },
  });
  const document = asked.data?.documents[0];
  const tabs = [
    ["view", t("内容", "Content")],
    ["raw", "EJSON"],
    ["history", t("历史", "History")],
  ] as const;
  const tab = tabOf(place, tabs);
  return (
    <>
      <PageHead
        title={
          <>
            <a href="#/data">{t("数据", "Data")}</a> /{" "}
            <a href={`#/data/${encodeURIComponent(collection)}`}>{collection}</a>
          </>
        }
        about={<Copyable text={idText(id)} />}
        actions={
          document && (
            <>
              <Button kind="danger" onPress={() => open("delete")}>
                {t("删除…", "Delete…")}
              </Button>
              <Button kind="main" onPress={() => open("edit")}>
                {t("编辑", "Edit")}
              </Button>
            </>
          )
        }
      />
      <Tabs label={t("视图", "Views")} place={place} tabs={tabs} />
      {tab === "history" ? (
        <History place={place} collection={collection} id={id} />
      ) : (
        <Panel>
          <Told asked={asked}>{() => <Content document={document} isRaw={tab === "raw"} />}</Told>
        </Panel>
      )}
      {document && opened && (
        <Opened
          {...{ opened, collection, document, rev: asked.data?.revs[0] }}
          onClose={() => open(undefined)}
          onSaved={asked.reload}
        />
      )}
    </>
  );
}

type OpenedProps = {
  opened: "edit" | "delete";
  collection: string;
  document: Doc;
  rev: Rev;
  onClose: () => void;
  onSaved: () => void;
};

/** The dialog that was asked for. */
function Opened({ opened, collection, document, rev, onClose, onSaved }: OpenedProps) {
  if (opened === "edit") return <EditDialog {...{ collection, document, rev, onClose, onSaved }} />;
  const { _id: id } = document;
  const remove = async () => {
    await ask("data/remove", { collection, id, ...(rev !== undefined && { rev }) });
    toast(t("已删除", "Deleted"));
    goTo(["data", collection]);
  };
  return (
    <Confirm
      title={t("删除文档？", "Delete the document?")}
      action={t("删除", "Delete")}
      onConfirm={remove}
      onClose={onClose}
    >
      <code>
        {collection} / {idText(id)}
      </code>
    </Confirm>
  );
}

function Content({ document, isRaw }: { document: Doc | undefined; isRaw: boolean }) {
  if (document === undefined)
    return <Empty title={t("没有这个文档", "There is no such document")} />;
  if (isRaw)
    return <Code text={JSON.stringify(editable({ ...document }), null, 2)} label="EJSON" />;
  return <JsonView value={{ ...document }} />;
}
