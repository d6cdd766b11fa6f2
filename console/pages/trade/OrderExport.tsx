import { csvYuan } from "../../lib/csv.ts";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ExportDialog } from "../../parts/ExportDialog.tsx";
import { type ExportColumn, ExportRows } from "../../parts/ExportRows.tsx";
import type { OrderListRow } from "../../services/purchase.ts";
import { maskedPhone } from "./orderAlerts.ts";
import { orderFilterOf, tabOf } from "./orderFilter.ts";
import { loadOrders } from "./orderLoad.ts";
import { words } from "./wordsOrders.ts";

/** What the sheet of orders cannot be filtered by, besides the tabs of what waits for staff. */
const OTHERS = ["q", "sku", "promoter", "region"];

/**
 * Takes out what the list shows: as the sheet of orders, which can be filled in and brought back, where its filters are
 * enough; else row by row.
 */
export function OrderExport({
  filter,
  onClose,
}: {
  readonly filter: UrlFilter;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const { asksStaff, awaitsInvoice, ...asked } = orderFilterOf(filter.get);
  if (asksStaff || awaitsInvoice || OTHERS.some((name) => filter.get(name) !== "")) {
    return (
      <ExportRows
        name={t.title}
        columns={columnsOf(t)}
        load={(cursor) => loadOrders(filter, cursor)}
        onClose={onClose}
      />
    );
  }
  const tab = filter.get("state");
  const { state, delivery, fromMs, untilMs, storeId, productId } = asked;
  const name = tab === "paid" ? `${t.tabs["toShip"]}、${t.tabs["toCollect"]}` : t.tabs[tabOf(tab)];
  const what = [
    tab === "" ? "" : (name ?? tab),
    filter.get("days"),
    storeId ?? "",
    productId ?? "",
  ];
  return (
    <ExportDialog
      asked={{
        kind: "orders",
        filter: { state, delivery, fromMs, untilMs, storeId, productId },
      }}
      what={what.filter((one) => one !== "").join("，")}
      onClose={onClose}
    />
  );
}

const columnsOf = ({ columns: c }: (typeof words)["zh"]): readonly ExportColumn<OrderListRow>[] => [
  { title: c.order, text: ({ _id }) => _id },
  { title: c.time, text: ({ createdAtMs }) => momentText(createdAtMs) },
  {
    title: c.buyer,
    text: ({ delivery }) => (delivery.kind === "express" ? delivery.address.name : delivery.name),
  },
  {
    title: c.phone,
    text: ({ delivery }) =>
      maskedPhone(delivery.kind === "express" ? delivery.address.phone : delivery.phone),
  },
  {
    title: c.goods,
    text: ({ lines }) => lines.map(({ title, quantity }) => `${title} ×${quantity}`).join("；"),
  },
  { title: c.amount, text: ({ amounts }) => csvYuan(amounts.totalFen) },
  { title: c.promoter, text: ({ promoter }) => String(promoter?.number ?? "") },
  { title: c.state, text: ({ stateName }) => stateName },
  { title: c.store, text: ({ storeId }) => storeId ?? "" },
];
