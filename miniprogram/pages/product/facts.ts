import type { ShownGift, ShownProduct } from "../../../core/catalogue/shown.ts";
import type { zh } from "../../i18n/zh";
import { filled } from "../../lib/language";
import { yuanShort } from "../../lib/money";
import { whenText } from "../../lib/time";

type Words = (typeof zh)["product"];

/** What stands below the price, in words. "" = nothing to say. */
export type Facts = {
  readonly reductions: readonly {
    readonly id: string;
    readonly terms: string;
    readonly name: string;
  }[];
  readonly gifts: readonly {
    readonly sku: string;
    readonly title: string;
    readonly picture: string | null;
    readonly terms: string;
    readonly isOut: boolean;
  }[];
  readonly limit: string;
  readonly note: string;
};

export const factsOf = (product: ShownProduct, t: Words): Facts => ({
  reductions: product.reductions.map(({ id, name, steps }) => {
    const told = steps.map(({ fromFen, offFen }) =>
      filled(t.step, { from: yuanShort(fromFen), off: yuanShort(offFen) }),
    );
    // Many are named after what they take off; that need not be said twice.
    return { id, terms: told.join(t.comma), name: /\d/.test(name) ? "" : name };
  }),
  gifts: product.gifts.map((gift) => shownGift(gift, t)),
  limit: limitText(product, t),
  note: [
    ...(product.kind === "sample" ? [t.isSample] : product.priceFixed ? [t.fixed] : []),
    ...(product.sale?.untilMs ? [filled(t.until, { when: whenText(product.sale.untilMs) })] : []),
  ].join(t.stop),
});

function shownGift(gift: ShownGift, t: Words): Facts["gifts"][number] {
  const { sku, title, values, picture, forEach, quantity, isOut } = gift;
  const terms = filled(t.giftEach, { forEach, quantity });
  return { sku, picture, isOut, title: [title, ...values].join(" "), terms };
}

function limitText({ limit }: Pick<ShownProduct, "limit">, t: Words): string {
  if (limit === null) return "";
  const { quantity, days } = limit;
  return days === null
    ? filled(t.limitEver, { quantity })
    : filled(t.limitDays, { quantity, days });
}

/** What is told of the stock before anything is chosen: null while there is plenty of something. */
export const isSoldOut = ({ skus }: Pick<ShownProduct, "skus">): boolean =>
  skus.every(({ left }) => left === 0);
