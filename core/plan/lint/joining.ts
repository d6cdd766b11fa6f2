import { found } from "#core/plan/lint/found.ts";
import type { Finding, FindingId } from "#core/plan/finding.ts";
import type { Award, Joining, Metric, Programme, Trigger } from "#core/plan/programme.ts";

const ADULT_YEARS = 18; // 民法典 17, 18.

/** What joining costs, what levels need, and upon what awards are given. */
export function joiningFindings({
  join,
  levels = [],
  awards = [],
}: Programme): readonly (Finding | null)[] {
  return [
    ...(join ? joinFindings(join) : []),
    ...levels.flatMap(({ entry }, index) =>
      entry.flatMap(({ metric }, at) => {
        const id = METRIC_IDS[metric];
        return id ? [found(id, `programme.levels[${index}].entry[${at}]`, { adding: metric })] : [];
      }),
    ),
    ...awards.flatMap((award, index) => awardFindings(award, `programme.awards[${index}]`)),
  ];
}

function joinFindings(join: Joining): readonly (Finding | null)[] {
  const { feeFen = 0, depositFen = 0, topUpFen = 0, purchase, minAge, realName } = join;
  const fees = [
    ["feeFen", feeFen],
    ["depositFen", depositFen],
    ["topUpFen", topUpFen],
  ] as const;
  const fee = fees.find(([, amountFen]) => amountFen > 0);
  const isSold = join.recruitRight === "sold" || join.recruitRight === "byLevel";
  const isYoung = minAge !== undefined && minAge < ADULT_YEARS;
  return [
    fee ? found("E120", `programme.join.${fee[0]}`) : null,
    purchase ? found("E121", "programme.join.purchase") : null,
    isSold ? found("E122", "programme.join.recruitRight") : null,
    isYoung ? found("E190", "programme.join.minAge") : null,
    realName === "never" ? found("E190", "programme.join.realName") : null,
  ];
}

/** What a level may not depend on. A team's sales are others' sales; own purchases may be answered for by counsel. */
const METRIC_IDS: Readonly<Record<Metric, FindingId | null>> = {
  ownSales: null,
  exam: null,
  service: null,
  tenureDays: null,
  recruits: "E111",
  downlineLevels: "E111",
  teamSales: "E104",
  purchase: "E123",
  topUp: "E123",
  fee: "E120",
};

/** Upon what nothing may be given. A recruit's first stock is a head and a fee at once. */
export const TRIGGER_IDS: Readonly<Record<Trigger, readonly FindingId[]>> = {
  firstOrderOfCustomer: [],
  orderOfCustomer: [],
  ownSales: [],
  service: [],
  exam: [],
  join: ["E110"],
  recruits: ["E110"],
  levelUpOfOther: ["E110"],
  firstStockOfRecruit: ["E110", "E121"],
  stockOfRecruit: ["E104"],
  teamSales: ["E104"],
  ownPurchase: ["W205"],
  share: ["E151"],
  follow: ["E151"],
  invite: ["E151"],
  view: ["E151"],
};

function awardFindings(award: Award, path: string): readonly Finding[] {
  const ids: readonly FindingId[] = [
    ...TRIGGER_IDS[award.trigger],
    ...(award.who === "founders" ? (["E104"] as const) : []), // A pool for who came early.
  ];
  return [
    ...ids.map((id) => found(id, `${path}.trigger`, { adding: award.id })),
    ...(award.reversedOnRefund === false ? [found("E132", `${path}.reversedOnRefund`)] : []),
  ];
}
