import type { PersonSum } from "#core/forecast/people.ts";
import { ratioBp } from "#core/forecast/ratio.ts";

/** How pay is spread over the promoters. */
export type Earnings = {
  readonly promoters: number;
  readonly earning: number;
  readonly nothing: number;
  /** Of all promoters, and of those who earn. Of an even number the lower one of the two in the middle. */
  readonly medianAllFen: number;
  readonly medianFen: number;
  /** The tenth part that earns most, rounded up to whole persons: from how much on, and what they get in all. */
  readonly topTenth: {
    readonly persons: number;
    readonly fromFen: number;
    readonly sumFen: number;
    readonly sumBp: number | null;
  };
  readonly lowestFen: number;
  readonly highestFen: number;
  /** How many earn so much: from `fromFen` on, below `untilFen`; null = no end. */
  readonly steps: readonly Step[];
  readonly top: readonly Earned[];
};
export type Step = {
  readonly fromFen: number;
  readonly untilFen: number | null;
  readonly persons: number;
  readonly sumFen: number;
};
export type Earned = { readonly id: string; readonly draftFen: number; readonly orders: number };
export type PersonChange = {
  readonly id: string;
  readonly draftFen: number;
  readonly baseFen: number;
};

const STEPS_FEN = [1, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const TOP = 20;
const CHANGES = 20;

export function earningsOf(people: readonly PersonSum[], promoters: number): Earnings {
  const earners = people.filter(({ draftFen }) => draftFen > 0).sort(mostFirst);
  const earned = earners.map(({ draftFen }) => draftFen);
  const all = Math.max(promoters, earners.length);
  const nothing = all - earners.length;
  const sumFen = sum(earned);
  const persons = (earners.length + ((10 - (earners.length % 10)) % 10)) / 10;
  const topFen = sum(earned.slice(0, persons));
  return {
    ...{ promoters: all, earning: earners.length, nothing },
    medianAllFen: earned[middleOf(all)] ?? 0,
    medianFen: earned[middleOf(earned.length)] ?? 0,
    topTenth: {
      ...{ persons, fromFen: earned[persons - 1] ?? 0, sumFen: topFen },
      sumBp: ratioBp(topFen, sumFen),
    },
    ...{ lowestFen: earned.at(-1) ?? 0, highestFen: earned[0] ?? 0 },
    steps: stepsOf(earned),
    top: earners.slice(0, TOP).map(({ id, draftFen, orders }) => ({ id, draftFen, orders })),
  };
}

/** Who wins and who loses against what it is compared with. `withBonus`: whether that has bonuses by period, too. */
export function changesOf(all: readonly PersonSum[], withBonus: boolean) {
  const people = withBonus
    ? all
    : all.map((one) => ({ ...one, draftFen: one.draftFen - one.bonusFen }));
  const changed = people.filter(({ draftFen, baseFen }) => draftFen !== baseFen);
  const winners = changed.filter(({ draftFen, baseFen }) => draftFen > baseFen).length;
  const size = ({ draftFen, baseFen }: PersonSum) => Math.abs(draftFen - baseFen);
  const largest = changed
    .sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1))
    .slice(0, CHANGES)
    .map(({ id, draftFen, baseFen }): PersonChange => ({ id, draftFen, baseFen }));
  return { winners, losers: changed.length - winners, largest };
}

function stepsOf(earned: readonly number[]): readonly Step[] {
  return STEPS_FEN.map((fromFen, index) => {
    const untilFen = STEPS_FEN[index + 1] ?? null;
    const within = earned.filter((one) => one >= fromFen && one < (untilFen ?? Infinity));
    return { fromFen, untilFen, persons: within.length, sumFen: sum(within) };
  });
}

/** Where the middle stands in a list that begins with the most; of an even number the lower one. */
const middleOf = (count: number): number => (count - (count % 2)) / 2;
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const mostFirst = (a: PersonSum, b: PersonSum): number =>
  b.draftFen - a.draftFen || (a.id < b.id ? -1 : 1);
