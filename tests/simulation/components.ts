import type { Random } from "#tests/simulation/random.ts";
import type { SimCondition } from "#tests/simulation/plans.ts";

/** A rate, or so many fen for each piece. */
export type SimPay = { readonly rateBp?: number; readonly unitFen?: number };
export type SimRule = SimPay & SimCondition;
type Rules = { readonly rules: readonly SimRule[] };

/** What a plan pays besides its rates, as people write it. */
export type SimComponents = {
  readonly levels?: readonly string[];
  readonly capOrder?: readonly string[];
  readonly components?: {
    readonly firstOrder?: Rules;
    readonly levelDifference?: Rules;
    readonly peer?: Rules & { readonly times: 1 | 2 };
    readonly team?: Rules;
    readonly nurture?: Rules & { readonly level: string; readonly months: number };
    readonly store?: Rules;
    readonly storeStaff?: Rules;
    readonly region?: {
      readonly province?: Rules;
      readonly city?: Rules;
      readonly district?: Rules;
      readonly duties?: string;
    };
    readonly supply?: Record<string, never>;
  };
};

/** The lowest first. */
const LEVELS = ["silver", "gold"];
export const REGIONS = ["330106", "330108", "110105"] as const;
export const STORES = ["S1", "S2"] as const;
/** Who is served first where nothing else is said. */
export const PLACES = [
  ...["distance1", "firstOrder", "distance2", "distance3", "levelDifference", "peer"],
  ...["team", "nurture", "store", "storeStaff", "region"],
];

/** Each of them more often off than on; under `strict` only those that pay nobody for whom he brought. */
export function anyComponents(random: Random, isStrict: boolean): SimComponents {
  const some = <T>(made: () => T, name: string) => (random.chance(40) ? { [name]: made() } : {});
  const rules = (): Rules => ({ rules: anyRules(random) });
  const deep = isStrict
    ? {}
    : {
        ...some(() => ({ rules: oneUnit(random) }), "levelDifference"),
        ...some(() => ({ ...rules(), times: random.pick([1, 2]) }), "peer"),
        ...some(() => ({ rules: [{ level: "gold", ...anyPay(random) }] }), "team"),
        ...some(() => ({ ...rules(), level: random.pick(LEVELS), months: 1 }), "nurture"),
      };
  return {
    levels: LEVELS,
    ...(random.chance(30)
      ? { capOrder: random.shuffled(PLACES).slice(0, random.between(1, 11)) }
      : {}),
    components: {
      ...deep,
      ...some(rules, "firstOrder"),
      ...some(rules, "store"),
      ...some(rules, "storeStaff"),
      ...some(
        () => ({
          ...{ [random.pick(["province", "city"])]: rules(), district: rules() },
          ...(isStrict ? { duties: "送货、安装和售后" } : {}),
        }),
        "region",
      ),
      ...some(() => ({}), "supply"),
    },
  };
}

export const anyPay = (random: Random): SimPay =>
  random.chance(70)
    ? { rateBp: random.pick([0, 50, 100, 333, 777]) }
    : { unitFen: random.pick([1, 7, 150, 9_999]) };

function anyRules(random: Random): SimRule[] {
  const conditions: SimCondition[] = [
    {},
    ...[{ sku: "tea-1" }, { category: "tea" }, { level: "gold" }, { group: "vip" }],
    { orders: { from: 2, to: 3 } },
  ];
  return random
    .shuffled(conditions)
    .slice(0, random.between(1, 3))
    .map((condition) => ({ ...condition, ...anyPay(random) }));
}

/** Levels of which the higher has more, as rates or as amounts, never both. */
function oneUnit(random: Random): SimRule[] {
  const [low, high] = [random.between(0, 300), random.between(0, 900)];
  const isFixed = random.chance(30);
  const pay = (much: number): SimPay => (isFixed ? { unitFen: much } : { rateBp: much });
  return [pay(low), { level: "gold", ...pay(high) }];
}
