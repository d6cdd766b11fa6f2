import type { Place } from "../address.ts";
import { Search } from "../parts/field.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table } from "../parts/table.tsx";
import { Tabs, tabOf } from "../parts/tabs.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { RuleTester } from "./ruleTester.tsx";

type DocumentRules = {
  readonly preset: string;
  readonly read: string;
  readonly create: string;
  readonly update: string;
  readonly delete: string;
};
export type RuleBook = {
  readonly documents: Readonly<Record<string, DocumentRules>>;
  readonly functions: Readonly<Record<string, string>>;
  readonly files: { readonly preset: string; readonly read: string; readonly write: string };
};
type Row = readonly [name: string, ...rules: string[]];

/** The security rules as the server reads them, and a place to try them. */
export function RulesSection({ place }: { place: Place }) {
  const asked = useAsk<RuleBook>({ path: "rules" });
  const tabs = [
    ["try", t("试一试", "Try")],
    ["documents", t("文档", "Documents")],
    ["functions", t("函数", "Functions")],
    ["files", t("文件", "Files")],
  ] as const;
  const tab = tabOf(place, tabs);
  return (
    <>
      <PageHead
        title={t("规则", "Rules")}
        about={t(
          "约束客户端，不约束云函数；查询必须自己证明满足规则",
          "They bind clients, not functions; a query must prove the rule by itself",
        )}
      />
      <Tabs label={t("视图", "Views")} place={place} tabs={tabs} />
      <Told asked={asked}>
        {(book) =>
          tab === "try" ? (
            <RuleTester book={book} />
          ) : (
            <RuleTable place={place} {...tableOf(tab, book)} />
          )
        }
      </Told>
    </>
  );
}

function tableOf(tab: string, book: RuleBook): { heads: readonly string[]; rows: readonly Row[] } {
  if (tab === "functions") {
    return { heads: [t("函数", "Function"), "invoke"], rows: Object.entries(book.functions) };
  }
  if (tab === "files") {
    const { preset, read, write } = book.files;
    return { heads: [t("预设", "Preset"), "read", "write"], rows: [[preset, read, write]] };
  }
  return {
    heads: [t("集合", "Collection"), t("预设", "Preset"), "read", "create", "update", "delete"],
    rows: Object.entries(book.documents).map(([name, rules]) => [
      name,
      rules.preset,
      ...[rules.read, rules.create, rules.update, rules.delete],
    ]),
  };
}

type RuleTableProps = { place: Place; heads: readonly string[]; rows: readonly Row[] };

function RuleTable({ place, heads, rows }: RuleTableProps) {
  const q = (place.query["q"] ?? "").toLowerCase();
  const found = rows.filter((row) => row.join(" ").toLowerCase().includes(q));
  return (
    <Panel
      title={t("读到的规则", "Rules as read")}
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("按名称或条件找", "Find by name or condition")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      {found.length === 0 ? (
        <Empty
          title={rows.length === 0 ? t("没有规则", "No rules") : t("没有找到", "Nothing found")}
        />
      ) : (
        <Table
          label={t("规则", "Rules")}
          columns={heads.map((head, at) => ({
            head,
            cell: (row: Row) =>
              at === 0 ? <strong>{row[0]}</strong> : <code>{row[at] ?? "–"}</code>,
          }))}
          rows={found}
          keyOf={([name]) => name}
          isStacked
        />
      )}
    </Panel>
  );
}
