import { useNavigate } from "react-router";
import { Tabs, Tag } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { type UrlFilter, useUrlFilter } from "../../lib/urlFilter.ts";
import { Amount } from "../../parts/Amount.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import {
  afterSalesList,
  type AfterSalesRow,
  type AfterSalesState,
} from "../../services/aftersales.ts";
import { words as orderWords } from "./wordsOrders.ts";
import { words } from "./wordsAfterSales.ts";
import "./trade.css";

const TABS: readonly AfterSalesState[] = [
  ...["waiting", "asked", "agreed", "sent", "arrived", "refunding", "reshipped"],
  ...["done", "refused", "withdrawn"],
] as AfterSalesState[];

/** After-sales by state; what waits for staff comes first, and of that what is late. */
export function AfterSales() {
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <ListPage
      list="aftersales"
      title={t.title}
      above={<StateTabs />}
      filters={[]}
      columns={useColumns()}
      load={load}
      rowKey={({ orderId, id }) => `${orderId}/${id}`}
      onOpen={({ orderId, id }) =>
        void navigate(`/aftersales/${encodeURIComponent(orderId)}/${encodeURIComponent(id)}`)
      }
      whenEmpty={t.empty}
    />
  );
}

function StateTabs() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const names: Readonly<Record<string, string>> = { ...t.states, waiting: t.tabs.waiting };
  return (
    <Tabs
      className="list-tabs"
      value={stateOf(filter)}
      onChange={(state) => filter.set({ state: state === "waiting" ? "" : String(state) })}
      list={TABS.map((state) => ({ value: state, label: names[state] ?? state }))}
    />
  );
}

const stateOf = (filter: UrlFilter): AfterSalesState =>
  TABS.find((state) => state === filter.get("state")) ?? "waiting";

const load = (filter: UrlFilter) =>
  afterSalesList({ state: stateOf(filter), limit: 30 }, filter.cursor);

function useColumns(): readonly Column<AfterSalesRow>[] {
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
      ...{ key: "order", title: c.order, width: 170 },
      cell: ({ orderId, askedAtMs }) => (
        <div className="stacked">
          <code className="id" title={orderId}>
            {orderId}
          </code>
          <span className="faint">{momentText(askedAtMs)}</span>
        </div>
      ),
    },
    { key: "kind", title: c.kind, width: 100, cell: ({ kind }) => t.kinds[kind] },
    { key: "goods", title: c.goods, cell: goodsOf },
    {
      ...{ key: "reason", title: c.reason, width: 150 },
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
      ...{ key: "amount", title: c.amount, width: 110, align: "right" },
      cell: ({ totalFen, kind }) => <Amount fen={kind === "exchange" ? null : totalFen} />,
    },
    {
      ...{ key: "state", title: c.state, width: 120 },
      cell: ({ state }) => (
        <Tag variant="light" theme={toneOf(state)}>
          {t.states[state]}
        </Tag>
      ),
    },
    {
      ...{ key: "due", title: c.due, width: 160 },
      cell: ({ dueAtMs, isOverdue }) =>
        dueAtMs === null ? null : (
          <div className={isOverdue ? "stacked bad" : "stacked"}>
            <time>{momentText(dueAtMs)}</time>
            {isOverdue ? t.overdue : null}
          </div>
        ),
    },
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
