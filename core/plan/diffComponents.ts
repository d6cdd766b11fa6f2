import { AREAS, type Component, type Components, type Rule } from "#core/plan/components.ts";
import { type Spot, spotsAt } from "#core/plan/diffCaps.ts";
import { type Changed, together, told, UNCHANGED } from "#core/plan/diffTold.ts";
import { ruleChanges, type RuleChange } from "#core/plan/diffRules.ts";
import {
  areaName,
  change,
  componentName,
  distanceName,
  type Named,
  saleName,
  unclear,
} from "#core/plan/diffWords.ts";
import { DISTANCES, type Override, type Plan, type Rate } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";

/** Rates and overrides, distance by distance. */
export function distanceChanges(before: Plan, after: Plan): Changed {
  return together(
    DISTANCES.map((distance) => {
      const rulesIn = ({ rates, overrides }: Plan) =>
        [...rates, ...overrides].filter((one) => one.distance === distance).map(bare);
      const found = ruleChanges(rulesIn(before), rulesIn(after));
      const [rates, overrides] = [`rates.distance${distance}`, `overrides.distance${distance}`];
      return told(found, distanceName(distance), spotsAt(`distance${distance}`), (one) =>
        isPlain(one) ? rates : overrides,
      );
    }),
  );
}

/** A rate or an override as a rule, so that both are matched by their condition. */
function bare(rate: Rate | Override): Rule {
  const { distance: _, ...rest } = rate;
  return { sku: null, category: null, level: null, ...rest };
}

const isPlain = ({ condition }: RuleChange): boolean => saleName(condition).zh === "";

type Ruled = { readonly rules: readonly Rule[] };

/** The components, one by one. */
export function componentChanges(before: Plan, after: Plan): Changed {
  const [was, is] = [before.components ?? {}, after.components ?? {}];
  const simple = ["firstOrder", "store", "storeStaff"] as const;
  const parts = simple.map((name) => part(was[name], is[name], name));
  return together([
    ...parts,
    part(was.levelDifference, is.levelDifference, "levelDifference", isAnyChange),
    peerChanges(was.peer, is.peer),
    part(was.team, is.team, "team", namesOtherLevels),
    nurtureChanges(was.nurture, is.nurture, before, after),
    regionChanges(was.region, is.region),
    supplyChanges(was.supply, is.supply),
  ]);
}

/** Whether a change of rules may take from somebody although no rule pays less. */
type TakesBesides = (before: readonly Rule[], after: readonly Rule[]) => boolean;

/** Who rises takes from the difference of whoever stands above him. */
const isAnyChange: TakesBesides = () => true;
/** The nearest whose level a rule names leads: another level named, another leader. */
const namesOtherLevels: TakesBesides = (before, after) => {
  const levelsIn = (rules: readonly Rule[]) => [...new Set(rules.map(({ level }) => level))].sort();
  return JSON.stringify(levelsIn(before)) !== JSON.stringify(levelsIn(after));
};

function part(
  before: Ruled | undefined,
  after: Ruled | undefined,
  named: Exclude<Component, "region" | "supply">,
  takesBesides: TakesBesides = () => false,
): Changed {
  const at = { path: `components.${named}`, name: componentName(named), spots: spotsAt(named) };
  return rulesPart(before, after, at, takesBesides);
}

type At = { readonly path: string; readonly name: Named; readonly spots: readonly Spot[] };

function rulesPart(
  before: Ruled | undefined,
  after: Ruled | undefined,
  { path, name, spots }: At,
  takesBesides: TakesBesides = () => false,
): Changed {
  if (before === undefined && after === undefined) return UNCHANGED;
  const found = ruleChanges(before?.rules ?? [], after?.rules ?? []);
  if (before && after) {
    const takes = takesBesides(before.rules, after.rules);
    const judged = found.map((one): RuleChange => (takes ? { ...one, direction: "worse" } : one));
    return told(judged, name, spots, () => path);
  }
  const pays = (after ?? before)?.rules.some((rule) => !paysNothing(rule)) ?? false;
  const direction = !pays ? "neutral" : after ? "better" : "worse";
  const whole = change({
    ...{ path, what: name.zh, before: before ?? null, after: after ?? null, direction },
    zh: after ? `新增${name.zh}` : `取消${name.zh}`,
    en: after ? `The ${name.en} is new` : `The ${name.en} is gone`,
  });
  const rules = told(found, name, spots, () => path);
  return { changes: [whole, ...rules.changes], raised: rules.raised };
}

function peerChanges(before: Components["peer"], after: Components["peer"]): Changed {
  const rules = part(before, after, "peer");
  if (!before || !after || before.times === after.times) return rules;
  const more = after.times > before.times;
  const times = change({
    ...{ path: "components.peer.times", what: "平级奖每单次数" },
    ...{ before: before.times, after: after.times, direction: more ? "better" : "worse" },
    zh: `平级奖每单最多从 ${before.times} 次改为 ${after.times} 次`,
    en: `The peer share is paid ${after.times} times an order instead of ${before.times}`,
  });
  return together([rules, { changes: [times], raised: more ? spotsAt("peer", 3) : [] }]);
}

function nurtureChanges(
  before: Components["nurture"],
  after: Components["nurture"],
  { levels: wasLevels = [] }: Plan,
  { levels: isLevels = [] }: Plan,
): Changed {
  const rules = part(before, after, "nurture");
  if (!before || !after) return rules;
  const reaches = (levels: readonly string[], level: string) =>
    [level, ...levels.slice(levels.indexOf(level) + 1)].sort().join("\n");
  const moved = reaches(wasLevels, before.level) !== reaches(isLevels, after.level);
  const more = after.months > before.months;
  const changes = [
    ...(moved
      ? [
          change({
            ...{ path: "components.nurture.level", what: "培育奖的等级" },
            ...{ before: before.level, after: after.level, direction: "worse" },
            zh: `培育奖按“升到 ${before.level} 或以上”起算，改为“升到 ${after.level} 或以上”，等级范围有变`,
            en: `The nurture share begins with other levels: ${after.level} or above, it was ${before.level} or above`,
          }),
        ]
      : []),
    ...(after.months === before.months
      ? []
      : [
          change({
            ...{ path: "components.nurture.months", what: "培育奖的月数" },
            ...{ before: before.months, after: after.months },
            direction: more ? "better" : "worse",
            zh: `培育奖从 ${before.months} 个月改为 ${after.months} 个月`,
            en: `The nurture share lasts ${after.months} months instead of ${before.months}`,
          }),
        ]),
  ];
  return together([rules, { changes, raised: more ? spotsAt("nurture") : [] }]);
}

function regionChanges(before: Components["region"], after: Components["region"]): Changed {
  const areas = AREAS.map((area, within) => {
    const at = { path: `components.region.${area}`, name: areaName(area) };
    return rulesPart(before?.[area], after?.[area], { ...at, spots: spotsAt("region", within) });
  });
  const [was, is] = [before?.duties ?? null, after?.duties ?? null];
  if (!before || !after || was === is) return together(areas);
  const duties = unclear({
    ...{ path: "components.region.duties", what: "区域分润的职责", before: was, after: is },
    zh: `区域分润的职责从“${was ?? "无"}”改为“${is ?? "无"}”`,
    en: `What agents of a region do was "${was ?? "nothing"}" and is "${is ?? "nothing"}"`,
  });
  return together([...areas, { changes: [duties], raised: [] }]);
}

function supplyChanges(before: Components["supply"], after: Components["supply"]): Changed {
  if ((before === undefined) === (after === undefined)) return UNCHANGED;
  const name = componentName("supply");
  const supply = change({
    ...{ path: "components.supply", what: name.zh, before: before ?? null, after: after ?? null },
    direction: after ? "better" : "worse",
    zh: after ? "新增供货价：先付给供应商" : "不再付供货价",
    en: after ? "Suppliers are paid their price first" : "Suppliers are paid no longer",
  });
  return { changes: [supply], raised: [] };
}
