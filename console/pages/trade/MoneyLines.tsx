import { Input } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { fenOf } from "../../lib/money.ts";
import { Amount } from "../../parts/Amount.tsx";
import type { AfterSalesShown } from "../../services/aftersales.ts";
import { type TypedLines, typedYuan } from "./moneyTyped.ts";
import { words } from "./wordsAfterSales.ts";
import { words as refundWords } from "./wordsRefund.ts";

/** What each line gives back, to be changed where staff and buyer agreed on another amount. */
export function MoneyLines({
  one,
  typed,
  onType,
}: {
  readonly one: AfterSalesShown;
  readonly typed: TypedLines;
  readonly onType: (typed: TypedLines) => void;
}) {
  const { facts } = useWords(words);
  const { wrong } = useWords(refundWords);
  const rows = [
    ...one.lines.map(({ line, title, sku, refundFen }) => ({
      ...{ key: String(line), name: title ?? sku, fen: refundFen },
    })),
    { key: "freight", name: facts.freight, fen: one.freightFen },
  ];
  return (
    <div className="amounts">
      {rows.map(({ key, name, fen }) => {
        const text = typed[key] ?? typedYuan(fen);
        const typedFen = fenOf(text);
        const isWrong = typedFen === null || typedFen < 0;
        return (
          <label key={key} className="amount-row">
            <span>{name}</span>
            <Input
              align="right"
              value={text}
              aria-label={name}
              onChange={(value) => onType({ ...typed, [key]: value })}
              {...(isWrong ? { status: "error" as const, tips: wrong } : {})}
            />
            <span className="faint">
              <Amount fen={fen} />
            </span>
          </label>
        );
      })}
    </div>
  );
}
