import { Button } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { AsOf } from "../../parts/When.tsx";
import { trialBalance } from "../../services/books.ts";
import { words as common } from "./words.ts";
import { words } from "./wordsAudits.ts";

/** What every kind of account holds at this moment; together they hold nothing. */
export function TrialBalance() {
  const { trial: t } = useWords(words);
  const { refresh } = useWords(common);
  const asked = useCall("trial", trialBalance);
  return (
    <Section
      title={t.title}
      actions={
        <Button size="small" variant="text" loading={asked.isLoading} onClick={asked.refresh}>
          {refresh}
        </Button>
      }
    >
      <Loaded asked={asked}>
        {({ accounts, totalFen, asOfMs }) => (
          <>
            <p>
              <strong className={totalFen === 0 ? "good" : "wrong"}>
                {totalFen === 0 ? t.balanced : t.broken}
              </strong>{" "}
              <AsOf atMs={asOfMs} />
            </p>
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
          </>
        )}
      </Loaded>
    </Section>
  );
}
