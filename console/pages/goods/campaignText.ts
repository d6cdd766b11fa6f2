import type { Off } from "#core/shop/shop.ts";
import { filled } from "../../lib/language.tsx";
import { percent, yuanSign } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import type { Scope } from "./campaignForm.ts";
import type { words } from "./wordsCampaigns.ts";

type Texts = (typeof words)["zh"];

/** "满 ¥100.00 减 ¥10.00". */
export function offText(off: Off, fromFen: number, t: Texts): string {
  const from = yuanSign(fromFen);
  if (off.kind === "amount") {
    const text = fromFen === 0 ? t.amountOffAny : t.amountOff;
    return filled(text, { from, off: yuanSign(off.offFen) });
  }
  const text = fromFen === 0 ? t.rateOffAny : t.rateOff;
  return filled(text, { from, rate: percent(off.offBp), most: yuanSign(off.mostFen) });
}

export function scopeText(scope: Scope, t: Texts): string {
  if (scope.kind === "all") return t.all;
  const text = scope.kind === "categories" ? t.categories : t.products;
  return filled(text, { n: scope.ids.length });
}

export const goodText = (
  good: { readonly untilMs: number } | { readonly days: number },
  t: Texts,
): string =>
  "days" in good
    ? filled(t.goodDays, { n: good.days })
    : filled(t.goodUntil, { at: momentText(good.untilMs) });
