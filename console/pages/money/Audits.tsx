import { useState } from "react";
import { Button } from "tdesign-react";
import type { AuditsReply } from "#contracts/audit.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { clockText, dayText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Figure } from "../../parts/Figure.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { listAudits } from "../../services/books.ts";
import { nextAuditMs } from "./timers.ts";
import { AuditNow } from "./AuditNow.tsx";
import { AuditRuns } from "./AuditRuns.tsx";
import { TrialBalance } from "./TrialBalance.tsx";
import { words } from "./wordsAudits.ts";
import "./money.css";

/** What the nightly audits found, and whether the books balanced when they were added up last. */
export function Audits() {
  const t = useWords(words);
  const may = useMay();
  const asked = useCall("audits", () => listAudits(null));
  const [looks, setLooks] = useState(0);
  const onDone = () => {
    asked.refresh();
    setLooks(looks + 1);
  };
  return (
    <Page
      title={t.title}
      note={<p className="faint">{t.note}</p>}
      actions={may("audit.run") ? <AuditNow onDone={onDone} /> : null}
    >
      {may("books.trialBalance") ? <TrialBalance looks={looks} /> : null}
      <Loaded asked={asked}>
        {(first) => (
          <>
            <Newest reply={first} />
            <Runs first={first} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Newest({ reply }: { readonly reply: AuditsReply }) {
  const t = useWords(words);
  const [newest] = reply.audits;
  const nextMs = nextAuditMs(Date.now());
  const bad = reply.audits.filter(({ violations }) => violations.length > 0).length;
  return (
    <div className="figures report-figures">
      <Figure
        name={t.last}
        value={newest ? newest.day : t.never}
        note={
          newest ? (
            newest.finishedAtMs === null ? (
              t.running
            ) : (
              <When atMs={newest.finishedAtMs} />
            )
          ) : null
        }
      />
      <Figure
        name={t.found}
        value={!newest ? "—" : bad === 0 ? t.none : filled(t.open, { n: bad })}
        note={bad === 0 && newest ? t.allSound : undefined}
        tone={bad === 0 ? undefined : "bad"}
      />
      <Figure name={t.cases} value={count(newest?.cases ?? 0)} />
      <Figure name={t.wallets} value={count(newest?.wallets ?? 0)} />
      <Figure name={t.next} value={clockText(nextMs)} note={dayText(nextMs)} />
    </div>
  );
}

/** The runs, the newest first; earlier months come when somebody asks for them. */
function Runs({ first }: { readonly first: AuditsReply }) {
  const t = useWords(words);
  const [earlier, setEarlier] = useState<readonly AuditsReply[]>([]);
  const pages = [first, ...earlier];
  const next = pages.at(-1)?.nextBeforeDay ?? null;
  const { send, isSending, problem } = useSend(async (beforeDay: string) =>
    setEarlier([...earlier, await listAudits(beforeDay)]),
  );
  if (first.audits.length === 0) return null;
  return (
    <Section>
      <AuditRuns runs={pages.flatMap(({ audits }) => audits)} />
      {problem ? <Problem problem={problem} /> : null}
      {next === null ? null : (
        <Button
          className="more"
          variant="outline"
          loading={isSending}
          onClick={() => void send(next)}
        >
          {t.earlier}
        </Button>
      )}
    </Section>
  );
}
