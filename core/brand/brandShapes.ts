import { DEFAULT_PAYOUT_RULES, type Pause, RUNNING } from "#core/brand/settings.ts";
import { COLOURS } from "#core/content/theme.ts";
import {
  type InputShape,
  type Rule,
  amount,
  either,
  instant,
  like,
  listOf,
  maybe,
  oneOf,
  orNull,
  price,
  shaped,
  text,
  whole,
  yesOrNo,
} from "#core/brand/shape.ts";

const region = like(/^\d{2}(\d{2}){0,2}$/);
const ids = listOf(text(200), 1_000);
const scope = either(
  shaped({ kind: oneOf("all") }),
  shaped({ kind: oneOf("categories", "products"), ids }),
);
const weight = shaped({
  ...{ firstGrams: whole(1, 10_000_000), firstFen: amount },
  ...{ stepGrams: whole(1, 10_000_000), stepFen: amount, freeFromFen: orNull(amount) },
});
const freight = either(oneOf("refused"), weight);
const pictures: Rule = [listOf(text(2_000), 100), []];
const stamp: Rule = [instant, 0];
const title = (most: number): Rule => [text(most), ""];
/** A switch that nobody can read stops what it is about until people have looked. */
const STOPPED: Pause = {
  sinceMs: 0,
  reason: "设置被改坏，已自动暂停，请在后台恢复",
  by: "settings",
};
const switches = { joining: STOPPED, shares: STOPPED, payouts: STOPPED };
const pause = orNull(shaped({ sinceMs: instant, reason: text(2_000), by: text(200) }));

/** What the brand decides as a whole, and what it shows. */
export const BRAND_SHAPES: Readonly<Record<string, InputShape>> = {
  settings: {
    fields: {
      payout: [
        shaped({
          channel: oneOf(null, "wechat", "bank"),
          ...{ withoutReviewBelowFen: amount, twoPersonsFromFen: amount },
          ...{ perTransferMaxFen: amount, perPromoterDayMaxFen: amount },
          perDayMaxFen: orNull(amount),
        }),
        DEFAULT_PAYOUT_RULES,
      ],
      switches: [
        shaped({ joining: pause, shares: pause, payouts: pause }),
        { ...RUNNING, ...switches },
      ],
      monitorsPause: [maybe(yesOrNo), false],
      changes: [listOf(shaped({ atMs: instant, by: text(200), what: text(200) }), 10_000), []],
    },
    off: {},
  },
  shops: {
    fields: {
      name: title(200),
      logo: [orNull(text(2_000)), null],
      banners: [listOf(shaped({ picture: text(2_000), productId: orNull(text(200)) }), 100), []],
      categories: [
        listOf(shaped({ id: text(64), name: text(64), picture: orNull(text(2_000)) }), 200),
        [],
      ],
      freight: [
        shaped({
          regions: listOf(shaped({ regions: listOf(region, 4_000), rule: freight }), 1_000),
          elsewhere: freight,
        }),
        { regions: [], elsewhere: "refused" },
      ],
      reductions: [
        listOf(
          shaped({
            ...{ id: text(64), name: text(200), scope, fromMs: instant, untilMs: instant },
            steps: listOf(shaped({ fromFen: price, offFen: price }), 100),
          }),
          1_000,
        ),
        [],
      ],
      contacts: [
        shaped({
          accounts: listOf(shaped({ kind: oneOf("qq", "wecom"), account: text(200) }), 20),
          phone: orNull(text(40)),
        }),
        { accounts: [], phone: null },
      ],
      afterSalesDays: [whole(0, 3_650), 15],
      receiveDays: [whole(1, 3_650), 10],
    },
    off: {},
  },
  materials: {
    fields: {
      ...{ text: title(10_000), pictures },
      ...{ productIds: [ids, []], tags: [ids, []] },
      audience: [oneOf("all", "promoters"), "promoters"],
      ...{ createdAtMs: stamp, changedAtMs: stamp },
      removedAtMs: [orNull(instant), 0],
    },
    off: { removedAtMs: 0 },
  },
  themes: {
    fields: {
      name: title(200),
      colour: [oneOf(...COLOURS), "brand"],
      ...{ background: [orNull(text(2_000)), null], logo: [orNull(text(2_000)), null] },
      isOffered: [yesOrNo, false],
      push: [
        orNull(
          shaped({
            ...{ fromMs: instant, untilMs: instant },
            target: either(
              shaped({ kind: oneOf("all") }),
              shaped({ kind: oneOf("level"), level: text(64) }),
            ),
          }),
        ),
        null,
      ],
      ...{ createdAtMs: stamp, changedAtMs: stamp },
      endedAtMs: [orNull(instant), 0],
    },
    off: { push: null, isOffered: false },
  },
};
