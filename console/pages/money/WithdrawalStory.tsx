import type { ReactNode } from "react";
import type { StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { DAY_MS, momentText } from "../../lib/time.ts";
import { Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { failureText } from "./failureText.ts";
import { StaffName } from "./People.tsx";
import { nextPayoutMs } from "./timers.ts";
import { unclearText } from "./unclearText.ts";
import { words as common } from "./words.ts";
import { words as failureWords } from "./wordsFailures.ts";
import { words as unclearWords } from "./wordsUnclear.ts";
import { words } from "./wordsWithdrawal.ts";

type Props = { readonly one: StaffWithdrawalReply };

/** Step by step, and what comes next by the rules. */
export function WithdrawalStory({ one }: Props) {
  const t = useWords(words);
  const { reasons } = useWords(common);
  const { approvals, approvalsNeeded, sentAtMs, closedAtMs, reason, channel } = one;
  const why = failureText(one, useWords(failureWords));
  const isBad = reason === "failed" || reason === "expired";
  return (
    <Section title={t.story}>
      <ol className="story">
        <Step atMs={one.requestedAtMs}>{t.requested}</Step>
        {approvals.map(({ by, atMs }, index) => (
          <Step key={by} atMs={atMs}>
            {filled(t.approvedBy, { n: index + 1, of: approvalsNeeded })} · <StaffName id={by} />
          </Step>
        ))}
        {sentAtMs === null ? null : (
          <Step atMs={sentAtMs}>{channel === "bank" ? t.sentBank : t.sentWechat}</Step>
        )}
        <Unclear one={one} />
        {closedAtMs === null ? null : (
          <Step atMs={closedAtMs} look={isBad ? "is-bad" : "is-now"}>
            {reason === null ? t.paid : filled(t.released, { why: reasons[reason] })}
            {why === null ? null : <div>{why}</div>}
          </Step>
        )}
        <li className={closedAtMs === null ? "is-now" : "is-later"}>
          <Next one={one} />
        </li>
      </ol>
    </Section>
  );
}

/** WeChat said neither yes nor no: how often, when last, and why. */
function Unclear({ one: { unclear } }: Props) {
  const t = useWords(words);
  const why = useWords(unclearWords);
  if (unclear === null) return null;
  const told = unclearText(unclear.reason, why);
  return (
    <Step atMs={unclear.atMs} look="is-warn">
      {filled(t.unclear, { n: unclear.times })}
      {told === null ? null : <div>{told}</div>}
      <div className="faint">
        {t.unclearWhy} <code>{unclear.reason}</code>
      </div>
    </Step>
  );
}

function Step({
  atMs,
  look,
  children,
}: {
  readonly atMs: number;
  readonly look?: string;
  readonly children: ReactNode;
}) {
  return (
    <li className={look}>
      <div>{children}</div>
      <span className="faint">
        <When atMs={atMs} />
      </span>
    </li>
  );
}

/** What happens next, and when. WeChat's receivers have a day to confirm. */
function Next({ one }: Props): ReactNode {
  const { next: t } = useWords(words);
  const { waits } = useWords(common);
  const { state, approvals, approvalsNeeded, channel, sentAtMs, unclear } = one;
  if (state === "requested") return filled(t.review, { n: approvals.length, of: approvalsNeeded });
  const runsAt = { at: momentText(nextPayoutMs(Date.now())) };
  if (state === "approved") {
    const waiting = one.waits ?? "next_run";
    return waiting === "next_run" ? filled(t.run, runsAt) : waits[waiting];
  }
  if (state === "sending") return channel === "bank" ? t.bank : filled(t.sendingWechat, runsAt);
  if (state === "confirming") {
    const until = filled(t.confirming, { at: momentText((sentAtMs ?? 0) + DAY_MS) });
    if (unclear === null) return until;
    return (
      <>
        <div>{until}</div>
        {filled(t.askedAgain, runsAt)}
      </>
    );
  }
  return state === "released" ? t.again : t.over;
}
