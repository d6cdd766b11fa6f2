import { useEffect } from "react";
import type { TrialBalanceReply } from "#contracts/audit.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { AsOf } from "../../parts/When.tsx";
import { trialBalance } from "../../services/books.ts";
import { words } from "./wordsAudits.ts";

/** What every kind of account held when all books were added up last. `looks`: how often somebody audited on this page. */
export function TrialBalance({ looks }: { readonly looks: number }) {
  const { trial: t } = useWords(words);
  const asked = useCall("trial", trialBalance);
  const { refresh } = asked;
  useEffect(() => (looks === 0 ? undefined : refresh()), [looks, refresh]);
  return (
    <Section title={t.title}>
      <Loaded asked={asked}>
        {({ trial, nextFromMs }) => (
          <>
            {trial === null ? <p>{t.never}</p> : <Total trial={trial} />}
            <Newer nextFromMs={nextFromMs} />
            {trial === null ? null : <Accounts trial={trial} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

type Props = { readonly trial: NonNullable<TrialBalanceReply["trial"]> };

/** Whether the books balance, and how old the figures are. */
function Total({ trial: { totalFen, fromMs, asOfMs } }: Props) {
  const { trial: t } = useWords(words);
  return (
    <p>
      <strong className={totalFen === 0 ? "good" : "wrong"}>
        {totalFen === 0 ? t.balanced : t.broken}
      </strong>{" "}
      <AsOf atMs={asOfMs} />{" "}
      {fromMs === asOfMs ? null : (
        <span className="faint">{filled(t.parts, { from: momentText(fromMs) })}</span>
      )}
    </p>
  );
}

/** How to get newer figures: whoever may not audit now is told whom to ask. */
function Newer({ nextFromMs }: Pick<TrialBalanceReply, "nextFromMs">) {
  const { trial: t } = useWords(words);
  const mayLook = useMay()("audit.run");
  if (nextFromMs === null) return <p className="faint">{mayLook ? t.nightly : t.nightlyAsk}</p>;
  const text = mayLook ? t.underWay : t.underWayAsk;
  return <p className="faint">{filled(text, { from: momentText(nextFromMs) })}</p>;
}

function Accounts({ trial: { accounts, totalFen } }: Props) {
  const { trial: t } = useWords(words);
  return (
    <dl className="facts trial">
      {accounts.map(({ account, balanceFen }) => (
        <div key={account}>
          <dt title={account}>{t.accounts[account] ?? account}</dt>
          <dd>
            <Amount fen={balanceFen} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t.total}</dt>
        <dd>
          <strong>
            <Amount fen={totalFen} />
          </strong>
        </dd>
      </div>
    </dl>
  );
}
