import type { Spot } from "#core/plan/diffCaps.ts";
import type { Pay } from "#core/plan/components.ts";
import type { RuleChange } from "#core/plan/diffRules.ts";
import {
  change,
  type Named,
  payName,
  type PlanChange,
  saleName,
  spaced,
} from "#core/plan/diffWords.ts";
import { paysNothing } from "#core/plan/rate.ts";

/** What changed, and who gets more of some sale by it. */
export type Changed = {
  readonly changes: readonly PlanChange[];
  readonly raised: readonly Spot[];
};
export const UNCHANGED: Changed = { changes: [], raised: [] };
export const together = (parts: readonly Changed[]): Changed => ({
  changes: parts.flatMap(({ changes }) => changes),
  raised: parts.flatMap(({ raised }) => raised),
});

/** Changes of rules in words. */
export function told(
  found: readonly RuleChange[],
  name: Named,
  spots: readonly Spot[],
  pathOf: (one: RuleChange) => string,
): Changed {
  const changes = found.map((one): PlanChange => {
    const sale = saleName(one.condition);
    const zh =
      sale.zh === ""
        ? `${spaced(name.zh)}的比例`
        : `${spaced(name.zh)}对${spaced(sale.zh)}的单独比例`;
    const en = sale.en === "" ? `The rate of ${name.en}` : `The rate of ${name.en} for ${sale.en}`;
    return change({
      ...{ path: pathOf(one), what: zh, before: one.before, after: one.after },
      direction: one.direction,
      ...sentencesOf(one, zh, en),
    });
  });
  return { changes, raised: found.some(({ raises }) => raises) ? spots : [] };
}

const isNothing = (pay: Pay | null): boolean => pay === null || paysNothing(pay);

function sentencesOf({ before, after, paid, pays }: RuleChange, zh: string, en: string): Named {
  const [was, is, now, then] = [before, after, pays, paid].map(payName);
  if (!was || !is || !now || !then) return { zh, en };
  if (before && after) {
    const isMore = (after.unitFen ?? after.rateBp) > (before.unitFen ?? before.rateBp);
    const areAlike = (before.unitFen === undefined) === (after.unitFen === undefined);
    const verb = !areAlike ? "改为" : isMore ? "提高到" : "降为";
    return {
      zh: `${zh}从 ${was.zh} ${verb} ${is.zh}`,
      en: `${en} was ${was.en} and is ${is.en}`,
    };
  }
  if (before) {
    return {
      zh: `${zh} ${was.zh} 取消${isNothing(pays) ? "" : `，改按 ${now.zh}`}`,
      en: `${en}, ${was.en}, is gone: ${now.en}`,
    };
  }
  return {
    zh: `新增${zh} ${is.zh}${isNothing(paid) ? "" : `，原为 ${then.zh}`}`,
    en: `${en} is new: ${is.en}, it was ${then.en}`,
  };
}
