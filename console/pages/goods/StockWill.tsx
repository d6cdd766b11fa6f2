import { useEffect, useRef } from "react";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { stockOf } from "../../services/stock.ts";
import type { Place } from "./PlacePick.tsx";
import {
  type Level,
  NOTHING,
  type Will,
  willCount,
  willReceive,
  willTransfer,
} from "./stockChange.ts";
import { words } from "./wordsStock.ts";

export type Deed = "receive" | "count" | "transfer";
type WillProps = {
  readonly deed: Deed;
  readonly sku: string;
  readonly pieces: number;
  readonly place: string;
  readonly to: string;
  readonly places: readonly Place[];
  readonly onTold: (can: boolean) => void;
};

/** What one line will change. The numbers are those of now; the function looks again. */
export function WillLine({ deed, sku, pieces, place, to, places, onTold }: WillProps) {
  const { dialog: t } = useWords(words);
  const asked = useCall(sku, () => stockOf(sku));
  const isLooking = asked.data === undefined && asked.problem === undefined;
  const at = (where: string): Level =>
    asked.data?.places.find((one) => one.place === where) ?? NOTHING;
  const will: Will =
    deed === "receive"
      ? willReceive(at(place), pieces)
      : deed === "count"
        ? willCount(at(place), pieces)
        : willTransfer(at(place), at(to), pieces);
  const can = !isLooking && will.kind !== "short" && will.kind !== "tooFew";
  const tell = useRef(onTold);
  tell.current = onTold;
  useEffect(() => tell.current(can), [can]);
  if (isLooking) return <p>{t.looking}</p>;
  const nameOf = (id: string) => places.find(({ value }) => value === id)?.label ?? id;
  const isNew = asked.data?.places.every((one) => one.place !== place) ?? true;
  return (
    <p className={can ? "" : "bad"}>
      {textOf(will, t, { sku, n: pieces, place: nameOf(place), to: nameOf(to) })}
      {isNew && can ? <span className="faint"> {t.unknown}</span> : null}
    </p>
  );
}

type Texts = (typeof words)["zh"]["dialog"];

function textOf(
  will: Will,
  t: Texts,
  {
    sku,
    n,
    place,
    to,
  }: { readonly sku: string; readonly n: number; readonly place: string; readonly to: string },
): string {
  if (will.kind === "short") return filled(t.short, { place, n: will.available });
  if (will.kind === "tooFew") return filled(t.tooFew, { held: will.held });
  if (will.kind === "receive") return filled(t.willReceive, { ...will, place, sku, n });
  if (will.kind === "count") {
    const told = filled(t.willCount, { ...will, place, sku });
    return will.left === 0 ? `${told}${t.noneLeft}` : told;
  }
  const [a, b] = will.from;
  const [c, d] = will.to;
  return filled(t.willTransfer, { sku, from: place, to, a, b, c, d });
}
