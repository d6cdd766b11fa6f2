import { useState } from "react";
import { MessagePlugin } from "tdesign-react";
import { CallError } from "../../lib/call.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { sentenceOf } from "../../lib/said.ts";
import { useSend } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Danger } from "../../parts/Danger.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { reviewWithdrawal } from "../../services/withdraw.ts";
import { chosenOf, keyOf, type Reviewable } from "./batch.ts";
import { words } from "./wordsWithdrawals.ts";

/** Turns some down, one after the other; what was refused stays in the dialog with its reason. */
export function RejectDialog({
  rows,
  onClose,
}: {
  readonly rows: readonly Reviewable[];
  /** Whether any was turned down. */
  readonly onClose: (isChanged: boolean) => void;
}) {
  const { rejectDialog: t } = useWords(words);
  const [left, setLeft] = useState(rows);
  const { send, isSending, problem } = useSend(async () => {
    const failed: Reviewable[] = [];
    let why: CallError | null = null;
    for (const row of left) {
      try {
        await reviewWithdrawal(chosenOf(row), false);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        why = error;
        failed.push(row);
      }
    }
    const done = left.length - failed.length;
    if (done > 0) void MessagePlugin.success(filled(t.done, { n: done }));
    setLeft(failed);
    if (why === null) return;
    const told = filled(t.failed, { n: failed.length, why: sentenceOf(why) });
    throw new CallError("some_refused", told, why.facts);
  });
  return (
    <Danger
      title={filled(t.title, { n: left.length })}
      deed={filled(t.deed, { n: left.length })}
      isSending={isSending}
      problem={problem}
      onDo={() => void send().then((isDone) => isDone && onClose(true))}
      onClose={() => onClose(left.length < rows.length)}
    >
      <p>{t.body}</p>
      <ul className="plain-list">
        {left.map((row) => (
          <li key={keyOf(row)}>
            <Promoter id={row.promoterId} number={row.promoterNumber} />{" "}
            <Amount fen={row.amountFen} />
          </li>
        ))}
      </ul>
    </Danger>
  );
}
