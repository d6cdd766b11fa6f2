import { Tag } from "tdesign-react";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import type { OrderListRow, OrderRow } from "../../services/purchase.ts";
import { alertsOf, maskedPhone, type OrderAlert } from "./orderAlerts.ts";
import { StoreName } from "./StoreName.tsx";
import { words } from "./wordsOrders.ts";

type Tone = "default" | "primary" | "success" | "warning" | "danger";
const STATE_TONES: Readonly<Record<OrderRow["state"], Tone>> = {
  ...{ created: "default", paid: "warning", shipped: "primary", received: "success" },
  ...{ closed: "default", cancelled: "default" },
};
const ALERT_TONES: Readonly<Record<OrderAlert, Tone>> = {
  ...{ failed: "danger", late: "danger", reminded: "warning", afterSales: "warning" },
  ...{ invoice: "primary", noted: "default" },
};

/** The functions name states in Chinese; whoever reads English sees the plain state. */
export function StateTag({ order }: { readonly order: OrderRow }) {
  const { language } = useLanguage();
  const t = useWords(words);
  return (
    <Tag theme={STATE_TONES[order.state]} variant="light">
      {language === "zh" ? order.stateName : t.states[order.state]}
    </Tag>
  );
}

export const OrderCell = ({ order }: { readonly order: OrderRow }) => (
  <div className="stacked">
    <code className="id" title={order._id}>
      {order._id}
    </code>
    <span className="faint">{momentText(order.createdAtMs)}</span>
  </div>
);

/** The receiver as far as a list needs him. */
export function BuyerCell({ order: { delivery } }: { readonly order: OrderRow }) {
  const who = delivery.kind === "express" ? delivery.address : delivery;
  return (
    <div className="stacked">
      <span>{who.name}</span>
      <span className="faint">
        {maskedPhone(who.phone)}
        {delivery.kind === "express" ? ` · ${delivery.address.city}` : ""}
      </span>
    </div>
  );
}

export function GoodsCell({ order: { lines } }: { readonly order: Pick<OrderRow, "lines"> }) {
  const t = useWords(words);
  const [first, ...others] = lines;
  if (first === undefined) return null;
  return (
    <div className="stacked">
      <span className="first-goods">
        <span className="goods">{first.title}</span>
        <span>{filled(t.pieces, { n: first.quantity })}</span>
      </span>
      <span className="faint">
        {first.values.join(" · ")}
        {others.length === 0 ? "" : ` ${filled(t.more, { n: lines.length })}`}
      </span>
    </div>
  );
}

export function PaidCell({ order: { amounts } }: { readonly order: OrderRow }) {
  const t = useWords(words);
  return (
    <div className="stacked at-end">
      <Amount fen={amounts.totalFen} />
      {amounts.freightFen === 0 ? null : (
        <span className="faint">{filled(t.freight, { fen: yuanSign(amounts.freightFen) })}</span>
      )}
    </div>
  );
}

/** Who brought the buyer, by his number. */
export function PromoterCell({ order: { promoter } }: { readonly order: OrderListRow }) {
  if (promoter === null) return <span className="faint">—</span>;
  return <Promoter id={promoter.promoterId} number={promoter.number} />;
}

/** How far it is, how it goes out, and from which store. */
export function StateCell({ order }: { readonly order: OrderRow }) {
  const t = useWords(words);
  return (
    <div className="stacked">
      <span className="tags">
        <StateTag order={order} />
        <span className="faint">{order.delivery.kind === "express" ? t.express : t.pickup}</span>
      </span>
      {order.storeId === null ? null : (
        <span className="faint goods">
          <StoreName id={order.storeId} />
        </span>
      )}
    </div>
  );
}

export function AlertsCell({ order }: { readonly order: OrderRow }) {
  const t = useWords(words);
  return (
    <div className="tags">
      {alertsOf(order, Date.now()).map((alert) => (
        <Tag key={alert} size="small" theme={ALERT_TONES[alert]} variant="light-outline">
          {t.alerts[alert]}
        </Tag>
      ))}
    </div>
  );
}
