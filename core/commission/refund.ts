import type {
  RecordedFact,
  RefundAskedFact,
  RefundFact,
  RefundLine,
  RefundSource,
} from "#core/commission/facts.ts";
import { type Fen, NOTHING, sumFen } from "#core/money.ts";

/** A refund with what became of it, for people. */
export type RefundStory = {
  readonly refundId: string;
  /** `asked`: WeChat owes an answer. `closed`: the buyer got nothing of it. Only `succeeded` weighs. */
  readonly state: "asked" | "succeeded" | "closed";
  readonly source: RefundSource;
  readonly goodsFen: Fen;
  readonly freightFen: Fen;
  /** When its state became known. */
  readonly atMs: number;
};

/** Every refund of an order, in the order in which they became known. */
export function refundStories(facts: readonly RecordedFact[]): readonly RefundStory[] {
  const ids = new Set(facts.flatMap(({ key }) => REFUND_KEY.exec(key)?.[1] ?? []));
  return [...ids].map((refundId) => {
    const done = facts.filter(isDone).find(({ key }) => key === `refund/${refundId}`);
    const asked = facts.filter(isAsked).find(({ key }) => key === `refund-asked/${refundId}`);
    const ended = facts.find(({ key }) => key === `refund-ended/${refundId}`);
    const said = done ?? asked;
    return {
      refundId,
      state: done ? "succeeded" : ended ? "closed" : "asked",
      source: done?.source ?? "refund",
      goodsFen: goodsFen(said?.lines ?? []),
      freightFen: said?.freightFen ?? NOTHING,
      atMs: (done ?? ended ?? asked)?.atMs ?? 0,
    };
  });
}

const REFUND_KEY = /^refund(?:-asked|-ended)?\/(.+)$/s;
const goodsFen = (lines: readonly RefundLine[]): Fen =>
  sumFen(lines.map(({ refundFen }) => refundFen));

type Recorded<F> = F & Pick<RecordedFact, "atMs">;
const isDone = (fact: RecordedFact): fact is Recorded<RefundFact> => fact.key.startsWith("refund/");
const isAsked = (fact: RecordedFact): fact is Recorded<RefundAskedFact> =>
  fact.key.startsWith("refund-asked/");
