import { badRequest, fieldsOf, onlyFields, type Fields } from "../control/fields.ts";
import { ControlError } from "../control/errors.ts";
import { limitIn } from "../control/page.ts";
import { getAndPost, type Routes } from "../control/route.ts";
import type { Injected } from "./index.ts";
import type { Plan, Rates } from "./plan.ts";
import { FAULT_KINDS, type FaultKind, type Match, type RuleWish } from "./rule.ts";

const RULES_MAX = 100;
const SHOWN = { limit: 100, limitMax: 9_999 };
const COUNT_MAX = 1_000_000;
const DELAY_MS_MAX = 600_000;
const SEED_MAX = 2 ** 32 - 1;

const TEXTS = ["functionName", "action", "collection"] as const;
const COUNTS = ["nth", "times"] as const;
type Where = (typeof TEXTS)[number] | (typeof COUNTS)[number];

/** Which fields of `match` say something of a kind. A rule with another one could never strike as it was meant. */
const FIELDS: { readonly [kind in FaultKind]: readonly Where[] } = {
  conflict: [...TEXTS, ...COUNTS],
  killedBefore: [...TEXTS, ...COUNTS],
  killedAfter: [...TEXTS, ...COUNTS],
  lostReply: [...TEXTS, ...COUNTS],
  slowReply: [...TEXTS, ...COUNTS],
  duplicateNotice: ["functionName", ...COUNTS],
  lateNotice: ["functionName", ...COUNTS],
  overlappingTimer: ["functionName", ...COUNTS],
  fullDisk: [...COUNTS],
};

/** `/control/faults`: GET shows the plan and what happened, POST changes the plan. */
export function faultRoutes(plan: Plan, injected: readonly Injected[]): Routes {
  const shown = (query: URLSearchParams) => ({
    ...stateOf(plan),
    injected: injected.toReversed().slice(0, limitIn(query, SHOWN)),
  });
  return new Map([
    [
      "/control/faults",
      getAndPost(
        async ({ query }) => shown(query),
        async ({ body }) => change(plan, fieldsOf(body)),
      ),
    ],
  ]);
}

function stateOf({ seed, rates, rules }: Plan): object {
  return { seed, rates, rules: rules.map((rule) => ({ ...rule })) };
}

function change(plan: Plan, fields: Fields): object {
  onlyFields(fields, ["seed", "rates", "add", "clear"], "faults");
  const { seed, rates, add, clear } = fields;
  const wishes = [clear, add, rates].filter((wish) => wish !== undefined).length;
  if (wishes !== 1 || (seed !== undefined && rates === undefined)) {
    throw badRequest("give one of rates (with a seed or without), add, and clear");
  }
  if (clear !== undefined) {
    if (clear !== true) throw badRequest("clear can only be true");
    plan.clear();
    return stateOf(plan);
  }
  if (add === undefined) {
    plan.setSeed(seed === undefined ? plan.seed : seedIn(seed), ratesIn(rates));
    return stateOf(plan);
  }
  if (plan.rules.length >= RULES_MAX) {
    throw new ControlError("too_many_rules", `${RULES_MAX} rules are set: clear them first`);
  }
  return { added: plan.add(ruleIn(add)), ...stateOf(plan) };
}

function seedIn(seed: unknown): number {
  if (Number.isSafeInteger(seed) && Number(seed) >= 0 && Number(seed) <= SEED_MAX) {
    return Number(seed);
  }
  throw badRequest(`seed must be a whole number up to ${SEED_MAX}`);
}

function ratesIn(value: unknown): Rates {
  const fields = fieldsOf(value);
  onlyFields(fields, FAULT_KINDS, "rates");
  for (const [kind, rate] of Object.entries(fields)) {
    if (typeof rate === "number" && rate >= 0 && rate <= 1) continue;
    throw badRequest(`rates.${kind} must be a number from 0 to 1`);
  }
  return fields as Rates;
}

function ruleIn(value: unknown): RuleWish {
  const fields = fieldsOf(value);
  onlyFields(fields, ["kind", "match", "delayMs"], "a rule");
  const kind = FAULT_KINDS.find((known) => known === fields["kind"]);
  if (kind === undefined) throw badRequest(`kind must be one of ${FAULT_KINDS.join(", ")}`);
  const match = fieldsOf(fields["match"] ?? {});
  onlyFields(match, FIELDS[kind], `the match of ${kind}`);
  for (const name of TEXTS) {
    const text = match[name];
    if (text === undefined || (typeof text === "string" && text !== "")) continue;
    throw badRequest(`match.${name} must be text`);
  }
  for (const name of COUNTS) countIn(match, name, COUNT_MAX);
  if (kind !== "slowReply") onlyFields(fields, ["kind", "match"], kind);
  return { kind, match: match as Match, delayMs: countIn(fields, "delayMs", DELAY_MS_MAX) };
}

function countIn(fields: Fields, name: string, max: number): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= max) {
    return Number(value);
  }
  throw badRequest(`${name} must be a whole number from 1 to ${max}`);
}
