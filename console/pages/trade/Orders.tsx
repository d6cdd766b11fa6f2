import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import type { FilterField } from "../../parts/Filters.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import type { OrderListRow, OrderRow } from "../../services/purchase.ts";
import * as cells from "./orderCells.tsx";
import { OrderExport } from "./OrderExport.tsx";
import { tabOf } from "./orderFilter.ts";
import { loadOrders } from "./orderLoad.ts";
import { OrderTabs } from "./OrderTabs.tsx";
import { ShipManyDialog } from "./ShipManyDialog.tsx";
import { words } from "./wordsOrders.ts";
import "./trade.css";

type Shipping = { readonly orders: readonly OrderRow[]; readonly done: () => void };

/** So many orders are shipped in one go, at most. */
const SHIPPED_MOST = 300;

/** The work list of orders: what waits to be paid, shipped, collected or looked at. */
export function Orders() {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [shipping, setShipping] = useState<Shipping | null>(null);
  const [exporting, setExporting] = useState<UrlFilter | null>(null);
  const [version, setVersion] = useState(0);
  const fields: readonly FilterField[] = [
    { kind: "search", name: "q", label: t.search, width: 170 },
    { kind: "search", name: "sku", label: t.sku, width: 80 },
    { kind: "search", name: "promoter", label: t.promoter, width: 90 },
    { kind: "search", name: "region", label: t.region, width: 80 },
    { kind: "days", name: "days", label: t.days },
  ];
  return (
    <>
      <ListPage
        list="orders"
        title={t.title}
        above={<OrderTabs version={version} />}
        filters={fields}
        columns={columnsOf(t)}
        load={(filter) => loadOrders(filter, filter.cursor)}
        rowKey={({ _id }) => _id}
        onOpen={({ _id }) => void navigate(`/orders/${encodeURIComponent(_id)}`)}
        version={version}
        whenEmpty={t.empty}
        whenNone={({ get, set }) =>
          get("q") === ""
            ? null
            : {
                title: filled(t.notFound, { q: get("q") }),
                hint: t.notFoundHint,
                action:
                  get("state") === "" ? null : (
                    <Button onClick={() => set({ state: "" })}>
                      {filled(t.searchAll, { tab: t.tabs[tabOf(get("state"))] ?? t.states.paid })}
                    </Button>
                  ),
              }
        }
        actions={
          may("sheets.startImport") ? (
            <Button variant="outline" onClick={() => void navigate("/imports?kind=orders")}>
              {t.sheet}
            </Button>
          ) : null
        }
        bulk={
          may("purchase.shipMany")
            ? [{ text: t.shipChosen, run: (rows, done) => setShipping({ orders: rows, done }) }]
            : []
        }
        bulkMost={SHIPPED_MOST}
        onExport={may("sheets.startExport") ? setExporting : undefined}
      />
      {shipping ? (
        <ShipManyDialog
          orders={shipping.orders}
          onClose={(isShipped) => {
            setShipping(null);
            if (!isShipped) return;
            shipping.done();
            setVersion(version + 1);
          }}
        />
      ) : null}
      {exporting ? <OrderExport filter={exporting} onClose={() => setExporting(null)} /> : null}
    </>
  );
}

const columnsOf = (t: (typeof words)["zh"]): readonly Column<OrderListRow>[] => [
  {
    key: "order",
    title: t.columns.order,
    width: 170,
    cell: (order) => <cells.OrderCell order={order} />,
  },
  {
    key: "buyer",
    title: t.columns.buyer,
    width: 150,
    cell: (order) => <cells.BuyerCell order={order} />,
  },
  { key: "goods", title: t.columns.goods, cell: (order) => <cells.GoodsCell order={order} /> },
  {
    ...{ key: "amount", title: t.columns.amount, width: 110, align: "right" },
    cell: (order) => <cells.PaidCell order={order} />,
  },
  {
    ...{ key: "promoter", title: t.columns.promoter, width: 90 },
    cell: (order) => <cells.PromoterCell order={order} />,
  },
  {
    key: "state",
    title: t.columns.state,
    width: 140,
    cell: (order) => <cells.StateCell order={order} />,
  },
  {
    key: "alerts",
    title: t.columns.alerts,
    width: 150,
    cell: (order) => <cells.AlertsCell order={order} />,
  },
];
