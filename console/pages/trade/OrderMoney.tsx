import { useWords } from "../../lib/language.tsx";
import { Amount } from "../../parts/Amount.tsx";
import { Facts, Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import type { DetailReply } from "../../services/purchase.ts";
import { words } from "./wordsShares.ts";

/** WeChat's side of the payment, folded away: few need it. */
export function OrderMoney({ detail: { money } }: { readonly detail: DetailReply }) {
  const { money: t } = useWords(words);
  return (
    <Section>
      <details className="fold">
        <summary>{t.title}</summary>
        {money === null || money.transactionId === null ? (
          <p className="faint">{t.none}</p>
        ) : (
          <Facts
            rows={[
              [t.transaction, <code key="transaction">{money.transactionId}</code>],
              [t.paidAt, <When key="paid" atMs={money.paidAtMs} />],
              [t.refunded, <Amount key="refunded" fen={money.refundedFen} />],
              [t.shared, <Amount key="shared" fen={money.sharedFen} />],
              [t.holds, money.openHolds],
            ]}
          />
        )}
      </details>
    </Section>
  );
}
