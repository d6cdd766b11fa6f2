import { Link } from "react-router";
import { Alert } from "tdesign-react";
import type { PromoterReply } from "#contracts/lists.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { Figure } from "../../parts/Figure.tsx";
import { Section } from "../../parts/Page.tsx";
import { words } from "./wordsPromoter.ts";

/** What he has, and that it is what he ever earned. */
export function Wallet({ data: { wallet, tie } }: { readonly data: PromoterReply }) {
  const t = useWords(words);
  const id = encodeURIComponent(wallet.promoterId);
  return (
    <Section title={t.wallet}>
      <div className="figures">
        <Figure
          name={t.pending}
          value={yuanSign(wallet.pendingFen)}
          to={`/shares?promoter=${id}`}
        />
        <Figure
          name={t.available}
          value={yuanSign(wallet.availableFen)}
          tone={wallet.availableFen < 0 ? "bad" : undefined}
          to={`/statements/${id}`}
        />
        <Figure
          name={t.frozen}
          value={yuanSign(wallet.frozenFen)}
          to={`/withdrawals?promoter=${id}&state=all`}
        />
        <Figure
          name={t.paid}
          value={yuanSign(wallet.paidFen)}
          to={`/withdrawals?promoter=${id}&state=paid`}
        />
        <Figure name={t.tax} value={yuanSign(wallet.taxFen)} />
        {wallet.owedFen > 0 ? (
          <Figure name={t.owed} value={yuanSign(wallet.owedFen)} tone="bad" to="/debts" />
        ) : null}
      </div>
      {tie.isTied ? (
        <p className="faint ties">
          {filled(t.tied, {
            ...{ earned: yuanSign(tie.earnedFen), repaid: yuanSign(tie.repaidFen) },
            writtenOff: yuanSign(tie.writtenOffFen),
          })}
        </p>
      ) : (
        <Alert theme="error" message={<Link to="/audits">{t.untied}</Link>} />
      )}
    </Section>
  );
}
