import { NOTHING_BP, type BasisPoints } from "#core/money.ts";
import type { Finding, FindingId, Witness } from "#core/plan/finding.ts";
import { LAW } from "#core/plan/law.ts";
import { DISTANCES, type Distance, type Override, type Plan, type Rate } from "#core/plan/plan.ts";
import { RULES_TRIED_MAX, selfPurchaseWitness, witnessOf } from "#core/plan/witness.ts";

const RETURN_DAYS = 7; // 消费者权益保护法 25: goods bought at a distance may be returned this long.
const DIRECT_SALE_BP = 3_000; // 直销管理条例 24: the most that a licensed direct seller may pay.
const HALF_BP = 5_000;
const DEDUCTIBLE_BP = 500; // 财税〔2009〕29号: what a commission may be to lower the income tax.
const TRANSFER_MIN_FEN = 10; // 微信商家转账: nothing smaller is sent.
const YEAR_DAYS = 365;

/**
 * What the law and common sense say of a plan: errors first, then warnings, each by its id.
 *
 * - Returns each id at most once, with the first place where it holds; nothing for a plan without fault.
 * - Promises: no sale pays a distance from 2 on that is not reported (worlds.property.test.ts).
 * - Errors: none.
 * - Source: docs/domain/law.md.
 */
export function lintPlan(plan: Plan): readonly Finding[] {
  return [
    distanceFinding(plan, "E101", 3),
    distanceFinding(plan, "E102", 2),
    ...freezeFindings(plan),
    ...totalFindings(plan),
    ...adviceFindings(plan),
  ]
    .filter((finding) => finding !== null)
    .sort((a, b) => compare(a.severity, b.severity) || compare(a.id, b.id));
}

/** A plan that pays a distance, at the first place whose sale can be shown, or else the first place. */
function distanceFinding(plan: Plan, id: FindingId, distance: Distance): Finding | null {
  const places = placesOf(plan).filter(
    ({ rule }) => rule.distance === distance && rule.rateBp > NOTHING_BP,
  );
  for (const { path, rule } of places.slice(0, RULES_TRIED_MAX)) {
    const witness = witnessOf(plan, rule);
    if (witness) return found(id, path, { witness });
  }
  return places[0] ? found(id, places[0].path) : null;
}

function freezeFindings({ freezeDays, noReceiptDays }: Plan): readonly (Finding | null)[] {
  return [
    noReceiptDays === 0 || noReceiptDays < freezeDays ? found("E130", "noReceiptDays") : null,
    freezeDays < RETURN_DAYS ? found("E131", "freezeDays") : null,
  ];
}

/** How much of a price goes to people: what the rates can add up to, and what the cap leaves of it. */
function totalFindings(plan: Plan): readonly (Finding | null)[] {
  const sumBp = DISTANCES.reduce((sum, distance) => sum + highestBp(plan, distance), 0);
  const paidBp = sumBp < plan.capBp ? sumBp : plan.capBp;
  const severity = plan.pack === "strict" ? "error" : "warning"; // The engine cuts at the cap anyway.
  return [
    plan.capStated && sumBp > plan.capBp
      ? found("E140", "capBp", { severity, adding: `${percent(sumBp)} > ${percent(plan.capBp)}` })
      : null,
    paidBp > HALF_BP ? found("E302", "rates", { adding: percent(paidBp) }) : null,
    paidBp > DIRECT_SALE_BP ? found("W301", "rates", { adding: percent(paidBp) }) : null,
  ];
}

function adviceFindings(plan: Plan): readonly (Finding | null)[] {
  const { policy, clickDays, orderDays } = plan.attribution;
  const direct = placesOf(plan).find(
    ({ rule }) => rule.distance === 1 && rule.rateBp > DEDUCTIBLE_BP,
  );
  const forever = policy === "permanent" || clickDays > YEAR_DAYS || orderDays > YEAR_DAYS;
  return [
    plan.selfPurchase === "level1"
      ? found("W205", "selfPurchase", { witness: selfPurchaseWitness(plan) })
      : null,
    direct ? found("W310", direct.path) : null,
    plan.withdrawal.minFen < TRANSFER_MIN_FEN ? found("W330", "withdrawal.minFen") : null,
    // Who has counsel has asked already.
    plan.tax === "platform" && plan.declaration === null ? found("W350", "tax") : null,
    forever ? found("W360", "attribution") : null,
  ];
}

/** Every rate of the plan, and where it stands. */
function placesOf({ rates, overrides }: Plan) {
  const at = (name: string) => (rule: Rate | Override, index: number) => ({
    rule,
    path: `${name}[${index}]`,
  });
  return [...rates.map(at("rates")), ...overrides.map(at("overrides"))];
}

function highestBp({ rates, overrides }: Plan, distance: Distance): BasisPoints {
  return [...rates, ...overrides]
    .filter((rate) => rate.distance === distance)
    .reduce((highest, { rateBp }) => (rateBp > highest ? rateBp : highest), NOTHING_BP);
}

type Facts = { severity?: Finding["severity"]; adding?: string; witness?: Witness | null };

function found(id: FindingId, path: string, facts: Facts = {}): Finding {
  const { zh, en, articles } = LAW[id];
  const severity = facts.severity ?? (id.startsWith("E") ? "error" : "warning");
  const { adding, witness = null } = facts;
  const zhMore = adding === undefined ? "" : `（${adding}）`;
  const enMore = adding === undefined ? "" : ` (${adding})`;
  return { id, severity, path, zh: zh + zhMore, en: en + enMore, articles, witness };
}

const percent = (rateBp: number): string => `${rateBp / 100} %`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
