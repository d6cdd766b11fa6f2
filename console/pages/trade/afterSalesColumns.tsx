import { Tag } from "tdesign-react";
import { csvYuan } from "../../lib/csv.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { Amount } from "../../parts/Amount.tsx";
import type { ExportColumn } from "../../parts/ExportRows.tsx";
import type { Column } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import type { AfterSalesRow } from "../../services/aftersales.ts";
import { words as orderWords } from "./wordsOrders.ts";
import { words } from "./wordsAfterSales.ts";

/** The columns of the work list. */
export function useAfterSalesColumns(): readonly Column<AfterSalesRow>[] {
  const t = useWords(words);
  const { more, pieces } = useWords(orderWords);
  const c = t.columns;
  const goodsOf = ({ lines }: AfterSalesRow): string => {
    const first = lines[0];
    if (first === undefined) return "";
    const others = lines.length > 1 ? ` ${filled(more, { n: lines.length })}` : "";
    return `${first.title ?? first.sku} ${filled(pieces, { n: first.quantity })}${others}`;
  };
  return [
    {
      ...{ key: "order", title: c.order, width: 165 },
      cell: ({ orderId, orderedAtMs }) => (
        <div className="stacked">
          <code className="id" title={orderId}>
            {orderId}
          </code>
          <span className="faint">{filled(t.ordered, { at: momentText(orderedAtMs) })}</span>
        </div>
      ),
    },
    {
      ...{ key: "asked", title: t.facts.asked, width: 136 },
      cell: ({ askedAtMs }) => <When atMs={askedAtMs} />,
    },
    { key: "kind", title: c.kind, width: 84, cell: ({ kind }) => t.kinds[kind] },
    { key: "goods", title: c.goods, cell: goodsOf },
    {
      ...{ key: "reason", title: c.reason, width: 120 },
      cell: ({ reason, isWithoutReason }) => (
        <div className="tags">
          {t.reasons[reason]}
          {isWithoutReason ? (
            <Tag size="small" variant="light" title={t.noReasonHint}>
              {t.noReason}
            </Tag>
          ) : null}
        </div>
      ),
    },
    {
      ...{ key: "amount", title: c.amount, width: 100, align: "right" },
      cell: ({ totalFen, kind }) => <Amount fen={kind === "exchange" ? null : totalFen} />,
    },
    {
      ...{ key: "state", title: c.state, width: 100 },
      cell: ({ state }) => (
        <Tag variant="light" theme={toneOf(state)}>
          {t.states[state]}
        </Tag>
      ),
    },
    {
      ...{ key: "due", title: c.due, width: 136 },
      cell: ({ dueAtMs, isOverdue }) => (
        <div className={isOverdue ? "stacked bad" : "stacked"}>
          <When atMs={dueAtMs} />
          {isOverdue ? t.overdue : null}
        </div>
      ),
    },
  ];
}

/** The same as a table to take out. */
export function useAfterSalesSheet(): readonly ExportColumn<AfterSalesRow>[] {
  const t = useWords(words);
  const { pieces } = useWords(orderWords);
  const c = t.columns;
  return [
    { title: c.order, text: ({ orderId }) => orderId },
    { title: t.facts.id, text: ({ id }) => id },
    { title: t.buyer, text: ({ buyerId }) => buyerId },
    { title: t.orderedAt, text: ({ orderedAtMs }) => momentText(orderedAtMs) },
    { title: t.facts.asked, text: ({ askedAtMs }) => momentText(askedAtMs) },
    { title: c.kind, text: ({ kind }) => t.kinds[kind] },
    {
      title: c.goods,
      text: ({ lines }) =>
        lines
          .map(({ title, sku, quantity }) => `${title ?? sku} ${filled(pieces, { n: quantity })}`)
          .join("; "),
    },
    { title: c.reason, text: ({ reason }) => t.reasons[reason] },
    {
      title: c.amount,
      text: ({ kind, totalFen }) => (kind === "exchange" ? "" : csvYuan(totalFen)),
    },
    { title: c.state, text: ({ state }) => t.states[state] },
    { title: c.due, text: ({ dueAtMs }) => (dueAtMs === null ? "" : momentText(dueAtMs)) },
  ];
}

/** Orange where staff must act, blue where others must. */
export function toneOf(
  state: AfterSalesRow["state"],
): "warning" | "primary" | "success" | "default" {
  if (state === "asked" || state === "sent" || state === "arrived") return "warning";
  if (state === "done") return "success";
  return state === "refused" || state === "withdrawn" ? "default" : "primary";
}
