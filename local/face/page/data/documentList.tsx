import { useState } from "preact/hooks";
import { hashOf, type Place } from "../address.ts";
import { idText, shortText, untag } from "../ejson.ts";
import { beijingTime } from "../format.ts";
import { readJson, type Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Pager } from "../parts/pager.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { goTo, offsetOf, setQuery, turnTo } from "../place.tsx";
import { refusalText } from "../refusalText.ts";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { EditDialog } from "./editDialog.tsx";
import { commonFields, isIdSearch, stepOfId, type Doc, type Found } from "./documents.ts";
import { QueryBar, type Search } from "./queryBar.tsx";

const LIMIT = 25;
const FIELDS_SHOWN = 5;

/** The documents of one collection that a query finds. */
export function DocumentList({ place, collection }: { place: Place; collection: string }) {
  const [isNew, setNew] = useState(false);
  const search = searchOf(place);
  const asked = useAsk<Found>({
    path: "data/find",
    body: wishOf(collection, search, offsetOf(place)),
  });
  const isQueryRefused =
    asked.error !== undefined && !asked.error.isUnavailable && asked.error.status > 0;
  const find = ({ direction, ...rest }: Search) => {
    const isDown = direction === "-1";
    setQuery(place, { ...rest, direction: isDown ? direction : undefined, offset: undefined });
    asked.reload();
  };
  return (
    <>
      <PageHead
        title={
          <>
            <a href="#/data">{t("数据", "Data")}</a> / {collection}
          </>
        }
        actions={
          <Button kind="main" onPress={() => setNew(true)}>
            {t("新建文档", "New document")}
          </Button>
        }
      />
      <Panel isFlush>
        <QueryBar
          search={search}
          onSearch={find}
          refusal={isQueryRefused ? refusalText(asked.error) : undefined}
        />
        {isQueryRefused ? (
          <Empty title={t("查询被拒绝", "The query was refused")}>
            {t("上面写着原因，改好后再查", "The reason stands above; mend it and find again")}
          </Empty>
        ) : (
          <Told asked={asked}>
            {(found) => <Results {...{ place, collection, found }} isSearch={search.q !== ""} />}
          </Told>
        )}
      </Panel>
      {isNew && (
        <EditDialog
          collection={collection}
          onClose={() => setNew(false)}
          onSaved={(id) => goTo(["data", collection, stepOfId(id)])}
        />
      )}
    </>
  );
}

type ResultsProps = { place: Place; collection: string; found: Found; isSearch: boolean };

function Results({ place, collection, found: { documents, total }, isSearch }: ResultsProps) {
  return (
    <>
      <Documents {...{ collection, documents, isSearch }} />
      <Pager {...{ offset: offsetOf(place), limit: LIMIT, total }} onOffset={turnTo(place)} />
    </>
  );
}

function searchOf({ query }: Place): Search {
  const { q = "", sort = "", direction } = query;
  return { q, sort, direction: direction === "-1" ? "-1" : "1" };
}

function wishOf(collection: string, { q, sort, direction }: Search, offset: number): object {
  const reading = readJson(q);
  const typed = reading.ok ? reading.value : {};
  const query = isIdSearch(q) ? { _id: q.trim() } : typed;
  const order = sort.trim() === "" ? undefined : { [sort.trim()]: Number(direction) };
  return { collection, query, ...(order && { order }), limit: LIMIT, offset };
}

type DocumentsProps = { collection: string; documents: readonly Doc[]; isSearch: boolean };

function Documents({ collection, documents, isSearch }: DocumentsProps) {
  if (documents.length === 0) {
    return (
      <Empty
        title={
          isSearch ? t("没有找到", "Nothing found") : t("集合是空的", "The collection is empty")
        }
      />
    );
  }
  const fields = commonFields(documents, FIELDS_SHOWN);
  const columns: readonly Column<Doc>[] = [
    { head: "_id", cell: ({ _id }) => <code>{idText(_id)}</code> },
    ...fields.map((name) => ({
      head: name,
      cell: (document: Doc) => <Cell value={document[name]} />,
      isExtra: name !== fields[0],
    })),
  ];
  return (
    <Table
      label={t(`${collection} 的文档`, `Documents of ${collection}`)}
      columns={columns}
      rows={documents}
      keyOf={({ _id }) => stepOfId(_id)}
      hrefOf={({ _id }) => hashOf(["data", collection, stepOfId(_id)])}
    />
  );
}

function Cell({ value }: { value: Json | undefined }) {
  if (value === undefined) return <span class="soft">–</span>;
  const tagged =
    typeof value === "object" && value !== null && !Array.isArray(value) ? untag(value) : undefined;
  if (tagged?.kind === "date") return <time>{beijingTime(tagged.atMs)}</time>;
  return (
    <span class="mono cell">
      {typeof value === "string" ? value.slice(0, 60) : shortText(value, 60)}
    </span>
  );
}
