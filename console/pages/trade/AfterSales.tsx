import { useState } from "react";
import { useNavigate } from "react-router";
import { Tabs } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { firstFound } from "../../lib/filledPage.ts";
import { useWords } from "../../lib/language.tsx";
import { orderIdsOf } from "../../lib/typed.ts";
import { type UrlFilter, useUrlFilter } from "../../lib/urlFilter.ts";
import { ExportRows } from "../../parts/ExportRows.tsx";
import type { FilterField } from "../../parts/Filters.tsx";
import { ListPage } from "../../parts/ListPage.tsx";
import { afterSalesList } from "../../services/aftersales.ts";
import { useAfterSalesColumns, useAfterSalesSheet } from "./afterSalesColumns.tsx";
import { AFTER_SALES_TABS, afterSalesFilterOf, afterSalesTab, KINDS } from "./afterSalesFilter.ts";
import { firstWithRows } from "./pagesWithRows.ts";
import { words } from "./wordsAfterSales.ts";
import "./trade.css";

/** After-sales by state; what waits for staff comes first, and of that what is late. */
export function AfterSales() {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [exporting, setExporting] = useState<UrlFilter | null>(null);
  const sheet = useAfterSalesSheet();
  const fields: readonly FilterField[] = [
    { kind: "search", name: "order", label: t.search, width: 190 },
    {
      ...{ kind: "choice", name: "kind", label: t.columns.kind },
      choices: KINDS.map((value) => ({ value, label: t.kinds[value] })),
    },
    { kind: "days", name: "days", label: t.days },
  ];
  return (
    <>
      <ListPage
        list="aftersales"
        title={t.title}
        above={<StateTabs />}
        filters={fields}
        columns={useAfterSalesColumns()}
        load={(filter) => load(filter, filter.cursor, 30)}
        rowKey={({ orderId, id }) => `${orderId}/${id}`}
        // Who may list them may not see each of them.
        onOpen={
          may("aftersales.show")
            ? ({ orderId, id }) =>
                void navigate(
                  `/aftersales/${encodeURIComponent(orderId)}/${encodeURIComponent(id)}`,
                )
            : undefined
        }
        whenEmpty={t.empty}
        onExport={may("sheets.startExport") ? setExporting : undefined}
      />
      {exporting ? (
        <ExportRows
          name={t.title}
          columns={sheet}
          load={(cursor) => load(exporting, cursor, 100)}
          onClose={() => setExporting(null)}
        />
      ) : null}
    </>
  );
}

function StateTabs() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const names: Readonly<Record<string, string>> = { ...t.states, waiting: t.tabs.waiting };
  return (
    <Tabs
      className="list-tabs"
      value={afterSalesTab(filter.get)}
      onChange={(state) =>
        filter.set({ state: state === "waiting" ? "" : String(state), order: "" })
      }
      list={AFTER_SALES_TABS.map((state) => ({ value: state, label: names[state] ?? state }))}
    />
  );
}

/** An order's number is typed in several ways: each is tried until one has after-sales. */
const load = (filter: UrlFilter, cursor: string, limit: number) => {
  const asked = { ...afterSalesFilterOf(filter.get), limit };
  const meant = orderIdsOf(filter.get("order")).map((orderId) => ({ ...asked, orderId }));
  return firstFound(meant.length === 0 ? [asked] : meant, (one) =>
    firstWithRows((at) => afterSalesList(one, at), cursor),
  );
};
