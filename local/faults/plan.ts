import { randomFrom } from "./randomness.ts";
import {
  FAULT_KINDS,
  strikes,
  type FaultKind,
  type Place,
  type Rule,
  type RuleWish,
} from "./rule.ts";

/** How likely each kind is, from 0 to 1, each time that it could happen. */
export type Rates = { readonly [kind in FaultKind]?: number };

/** A fault that strikes now. */
export type Strike = {
  /** How long an answer is held back, in real time. */
  readonly delayMs: number;
  /** The rule that wanted it; undefined for the seed. */
  readonly ruleId: number | undefined;
};

/** Which faults are to happen, and where. */
export interface Plan {
  /** Whether anything is planned at all: while it is not, nobody need ask. */
  readonly isEmpty: boolean;
  readonly seed: number;
  readonly rates: Rates;
  readonly rules: readonly Rule[];
  /** Whether a kind strikes at a place. Asking counts, for the rules' `nth` and for the seed's luck. */
  ask(kind: FaultKind, place: Place): Strike | undefined;
  setSeed(seed: number, rates: Rates): void;
  /** Returns the rule's number. */
  add(wish: RuleWish): number;
  clear(): void;
}

const DELAY_MS_DEFAULT = 1_000;

export function createPlan(firstSeed: number): Plan {
  let seed = firstSeed;
  let rates: Rates = {};
  let rules: Rule[] = [];
  let nextId = 1;
  let luck = luckOf(seed);

  return {
    get isEmpty() {
      return rules.length === 0 && Object.keys(rates).length === 0;
    },
    get seed() {
      return seed;
    },
    get rates() {
      return rates;
    },
    get rules() {
      return rules;
    },
    ask(kind, place) {
      // All are asked, so that each counts what it has seen, whoever strikes.
      const struck = rules.filter((rule) => rule.kind === kind && strikes(rule, place));
      const [rule] = struck;
      if (rule !== undefined) {
        return { delayMs: rule.delayMs ?? DELAY_MS_DEFAULT, ruleId: rule.id };
      }
      const rate = rates[kind];
      if (rate === undefined || luck[kind]() >= rate) return undefined;
      const delayMs = kind === "slowReply" ? Math.ceil(luck[kind]() * DELAY_MS_DEFAULT) : 0;
      return { delayMs, ruleId: undefined };
    },
    setSeed(given, givenRates) {
      seed = given;
      rates = givenRates;
      luck = luckOf(seed);
    },
    add(wish) {
      const id = nextId++;
      rules.push({ ...wish, id, seen: 0, struck: 0 });
      return id;
    },
    clear() {
      rules = [];
      rates = {};
      luck = luckOf(seed);
    },
  };
}

/** Each kind has luck of its own, so that more of one leaves the others as they were. */
function luckOf(seed: number): Record<FaultKind, () => number> {
  return Object.fromEntries(
    FAULT_KINDS.map((kind, at) => [kind, randomFrom(seed + at * 0x9e3779b1)]),
  ) as Record<FaultKind, () => number>;
}
