import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import type { RefundPreviewReply } from "../../services/order.ts";
import { words } from "./wordsRefund.ts";

/** What a refund will do, in numbers: to the buyer, and to everybody whose share changes. */
export function RefundEffect({ preview }: { readonly preview: RefundPreviewReply }) {
  const t = useWords(words);
  const { toBuyerFen, takenBackFen, fromWalletsFen, sharedFen, shares } = preview;
  return (
    <div className="effect" aria-live="polite">
      <p>{filled(t.toBuyer, { fen: yuanSign(toBuyerFen) })}</p>
      {shares.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <>
          <p>
            {filled(t.takenBack, {
              ...{ n: shares.length, fen: yuanSign(takenBackFen), all: yuanSign(sharedFen) },
            })}
          </p>
          <ul>
            {shares.map(({ promoterId, number, nowFen, thenFen }) => (
              <li key={promoterId}>
                {filled(t.each, {
                  who: number === null ? promoterId : filled(t.number, { n: number }),
                  ...{ now: yuanSign(nowFen), then: yuanSign(thenFen) },
                })}
              </li>
            ))}
          </ul>
          {fromWalletsFen > 0 ? (
            <p className="warn">{filled(t.wallets, { fen: yuanSign(fromWalletsFen) })}</p>
          ) : null}
          <p className="faint">{t.when}</p>
        </>
      )}
    </div>
  );
}
