import { Link } from "react-router";
import { Steps, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useLanguage, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Facts, Section } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { When } from "../../parts/When.tsx";
import type { DetailReply } from "../../services/purchase.ts";
import { alertsOf } from "./orderAlerts.ts";
import { StateTag } from "./orderCells.tsx";
import { words } from "./wordsOrder.ts";

/** How far an order has come, and what of it waits for somebody. */
export function OrderFacts({ detail }: { readonly detail: DetailReply }) {
  const { facts: t, timeline: title, moments } = useWords(words);
  const { language } = useLanguage();
  const may = useMay();
  const { purchase, money, timeline, promoters } = detail;
  const { buyerId, state } = purchase;
  const seller = promoters?.chain[0];
  const isLate = alertsOf(purchase, Date.now()).includes("late");
  return (
    <Section>
      <Facts
        rows={[
          [
            t.state,
            <span className="tags" key="state">
              <StateTag order={purchase} />
              {isLate ? <Tag theme="danger">{t.late}</Tag> : null}
              {purchase.asksStaff ? <Tag theme="warning">{t.asksYes}</Tag> : null}
            </span>,
          ],
          [
            purchase.paidAtMs === null ? t.due : t.total,
            <Amount key="total" fen={purchase.amounts.totalFen} />,
          ],
          [t.refunded, <Amount key="refunded" fen={money?.refundedFen} />],
          [
            t.buyer,
            may("checkout.buyers") ? (
              <Link key="buyer" to={`/buyers?id=${encodeURIComponent(buyerId)}`}>
                <code>{buyerId}</code>
              </Link>
            ) : (
              <code key="buyer">{buyerId}</code>
            ),
          ],
          [
            t.promoter,
            seller === undefined ? (
              t.brandsOwn
            ) : (
              <span key="promoter">
                <Promoter id={seller} number={promoters?.number ?? null} />{" "}
                {promoters?.selfPurchase ? <span className="faint">{t.ownOrder}</span> : null}
              </span>
            ),
          ],
          ...(state === "created"
            ? [[t.expires, <When key="expires" atMs={purchase.expiresAtMs} />] as const]
            : []),
          ...(purchase.cancelled ? [[t.cancelled, purchase.cancelled.reason] as const] : []),
        ]}
      />
      <div className="timeline" role="group" aria-label={title}>
        <Steps
          readonly
          theme="dot"
          current="FINISH"
          options={timeline.map(({ what, name, atMs }, at) => ({
            ...{
              title: language === "zh" ? name : moments[what],
              content: momentText(atMs),
              value: `${what}${at}`,
            },
          }))}
        />
      </div>
    </Section>
  );
}
