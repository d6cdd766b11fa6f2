import type { PreviewPauseReply } from "#contracts/settings.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import type { SwitchName } from "../../services/books.ts";
import { words } from "./wordsRules.ts";

type Props = {
  readonly name: SwitchName;
  readonly isPause: boolean;
  readonly numbers: PreviewPauseReply;
};

/** What a pause stops, or its end lets go on, in numbers. */
export function PauseNumbers({ name, isPause, numbers }: Props) {
  const { switches: t } = useWords(words);
  const { payouts, shares } = numbers;
  if (payouts !== null) {
    const { waiting, onTheWay } = payouts;
    const text = isPause ? t.stopsPayouts : t.resumePayouts;
    return (
      <>
        <p>{filled(text, { n: waiting.count, amount: yuanSign(waiting.amountFen) })}</p>
        {isPause && onTheWay.count > 0 ? (
          <p>{filled(t.onTheWay, { n: onTheWay.count, amount: yuanSign(onTheWay.amountFen) })}</p>
        ) : null}
      </>
    );
  }
  if (!isPause) return <p>{t.resumeBody}</p>;
  if (name === "shares" && shares !== null) {
    const told = { n: shares.promoters, amount: yuanSign(shares.amountFen) };
    return <p>{filled(t.stopsShares, told)}</p>;
  }
  return <p>{t.stopsJoining}</p>;
}
