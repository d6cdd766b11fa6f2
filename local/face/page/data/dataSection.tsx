import { useState } from "preact/hooks";
import { hashOf, type Place } from "../address.ts";
import { countText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import { Search } from "../parts/field.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { Tabs, tabOf } from "../parts/tabs.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { DocumentList } from "./documentList.tsx";
import { DocumentView } from "./documentView.tsx";
import { LatestChanges } from "./history.tsx";
import { NewCollection } from "./newCollection.tsx";
import { idOfStep } from "./documents.ts";

type Index = { readonly name: string; readonly unique?: boolean };
type Collection = {
  readonly name: string;
  readonly documents: number;
  readonly indexes: readonly Index[];
};

/** `#/data`, `/data/<collection>`, `/data/<collection>/<id>`. */
export function DataSection({ place }: { place: Place }) {
  const [, collection, id] = place.path;
  if (collection === undefined) return <DataHome place={place} />;
  if (id === undefined)
    return <DocumentList key={collection} place={place} collection={collection} />;
  const key = `${collection}/${id}`;
  return <DocumentView key={key} place={place} collection={collection} id={idOfStep(id)} />;
}

function DataHome({ place }: { place: Place }) {
  const tabs = [
    ["collections", t("集合", "Collections")],
    ["changes", t("最近改动", "Latest changes")],
  ] as const;
  return (
    <>
      <PageHead title={t("数据", "Data")} about={t("文档数据库", "The document database")} />
      <Tabs label={t("视图", "Views")} place={place} tabs={tabs} />
      {tabOf(place, tabs) === "changes" ? (
        <LatestChanges place={place} />
      ) : (
        <Collections place={place} />
      )}
    </>
  );
}

function Collections({ place }: { place: Place }) {
  const q = place.query["q"] ?? "";
  const [isNew, setNew] = useState(false);
  const asked = useAsk<{ collections: readonly Collection[] }>({ path: "data/collections" }, 5000);
  return (
    <Panel
      actions={
        <>
          <Search
            value={q}
            placeholder={t("按名称找集合", "Find a collection")}
            onValue={(value) => setQuery(place, { q: value })}
          />
          <Button onPress={() => setNew(true)}>{t("新建集合", "New collection")}</Button>
        </>
      }
      isFlush
    >
      <Told asked={asked}>
        {({ collections }) => {
          const found = collections.filter(({ name }) =>
            name.toLowerCase().includes(q.toLowerCase()),
          );
          if (found.length === 0) return <NoCollections isSearch={collections.length > 0} />;
          return (
            <Table
              label={t("集合", "Collections")}
              columns={columns()}
              rows={found}
              keyOf={({ name }) => name}
              hrefOf={({ name }) => hashOf(["data", name])}
            />
          );
        }}
      </Told>
      {isNew && <NewCollection onClose={() => setNew(false)} />}
    </Panel>
  );
}

function NoCollections({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <Empty title={t("没有找到", "Nothing found")} />;
  return (
    <Empty title={t("还没有集合", "No collections yet")}>
      {t(
        "在 database-rules.json 里写上集合名，或由函数写入第一个文档",
        "Name one in database-rules.json, or let a function write its first document",
      )}
    </Empty>
  );
}

function columns(): readonly Column<Collection>[] {
  return [
    { head: t("名称", "Name"), cell: ({ name }) => name },
    { head: t("文档", "Documents"), cell: ({ documents }) => countText(documents), isNumber: true },
    {
      head: t("索引", "Indexes"),
      cell: ({ indexes }) => (
        <span class="soft">
          {indexes
            .map(({ name, unique }) => name + (unique ? t("（唯一）", " (unique)") : ""))
            .join(", ") || "–"}
        </span>
      ),
      isExtra: true,
    },
  ];
}
