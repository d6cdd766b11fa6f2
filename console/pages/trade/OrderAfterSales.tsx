import { Link } from "react-router";
import { Tag } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { Section } from "../../parts/Page.tsx";
import type { Explanation } from "../../services/order.ts";
import type { OrderRow } from "../../services/purchase.ts";
import { words as afterSalesWords } from "./wordsAfterSales.ts";
import { words } from "./wordsShares.ts";

const TONES = { asked: "warning", succeeded: "success", closed: "default" } as const;

/** What the buyer asked for after he paid, and every refund with what became of it. */
export function OrderAfterSales({
  orderId,
  afterSales,
  refunds,
}: {
  readonly orderId: string;
  readonly afterSales: OrderRow["afterSales"];
  readonly refunds: Explanation["refunds"];
}) {
  const { afterSales: t } = useWords(words);
  const { kinds, states } = useWords(afterSalesWords);
  const isNothing = afterSales.length === 0 && refunds.length === 0;
  return (
    <Section title={t.title}>
      {isNothing ? <p className="faint">{t.none}</p> : null}
      {afterSales.map(({ id, kind, state, askedAtMs }) => (
        <div key={id} className="row-card">
          <Link to={`/aftersales/${encodeURIComponent(orderId)}/${id}`}>
            {kinds[kind]} · {momentText(askedAtMs)}
          </Link>
          <Tag variant="light">{states[state]}</Tag>
        </div>
      ))}
      {refunds.map(({ refundId, state, source, goodsFen, freightFen, atMs }) => (
        <div key={refundId} className="row-card">
          <div className="stacked">
            <span>
              {t.sources[source]}{" "}
              {filled(t.goods, { goods: yuanSign(goodsFen), freight: yuanSign(freightFen) })}
            </span>
            <span className="faint">
              {momentText(atMs)} · <code>{refundId}</code>
            </span>
          </div>
          <Tag variant="light" theme={TONES[state]}>
            {t.states[state]}
          </Tag>
        </div>
      ))}
    </Section>
  );
}
