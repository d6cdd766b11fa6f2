import type { ApprovalSums as Sums, PreviewManyReply } from "#contracts/withdraw.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { Figure } from "../../parts/Figure.tsx";
import { isShort } from "./batch.ts";
import { words } from "./wordsWithdrawals.ts";

/** What a yes to many will do, in sums, and whether the money for it is there. */
export function ApprovalSums({ preview }: { readonly preview: PreviewManyReply }) {
  const { dialog: t } = useWords(words);
  const { pays, needsSecond, refused } = preview;
  return (
    <>
      <div className="figures approval-figures">
        <Figure
          name={t.pays}
          value={<SumOf sums={pays} />}
          note={<Parts sums={pays} note={t.paysNote} />}
        />
        <Figure
          name={t.needsSecond}
          value={<SumOf sums={needsSecond} />}
          note={<Parts sums={needsSecond} note={t.needsSecondNote} />}
        />
        <Figure
          name={t.refused}
          value={filled(t.count, { n: refused })}
          note={refused > 0 ? t.refusedNote : undefined}
          tone={refused > 0 ? "bad" : undefined}
        />
      </div>
      <Balance preview={preview} />
    </>
  );
}

function SumOf({ sums }: { readonly sums: Sums }) {
  const { dialog: t } = useWords(words);
  return (
    <>
      {filled(t.count, { n: sums.count })} · {yuanSign(sums.netFen)}
    </>
  );
}

function Parts({ sums, note }: { readonly sums: Sums; readonly note: string }) {
  const { dialog: t } = useWords(words);
  if (sums.count === 0) return null;
  return (
    <>
      {filled(t.gross, { amount: yuanSign(sums.amountFen) })} ·{" "}
      {filled(t.tax, { amount: yuanSign(sums.taxFen) })}
      <br />
      {note}
    </>
  );
}

function Balance({ preview }: { readonly preview: PreviewManyReply }) {
  const { dialog: t } = useWords(words);
  const { balance, availableFen, neededFen, channel, needsSecond } = preview;
  if (channel === "bank") return <p className="balance">{t.byBank}</p>;
  if (neededFen === 0) return <p className="balance">{t.paysNothing}</p>;
  if (balance === "not_asked") return <p className="balance warn">{t.paused}</p>;
  const told =
    availableFen === null
      ? ""
      : filled(t.balance, { amount: yuanSign(availableFen), needed: yuanSign(neededFen) });
  return (
    <p className={balance === "enough" ? "balance" : "balance wrong"} role="status">
      {told} {t[balance]}
      {isShort(preview) && needsSecond.count > 0
        ? ` ${filled(t.secondAnyway, { n: needsSecond.count })}`
        : null}
    </p>
  );
}
