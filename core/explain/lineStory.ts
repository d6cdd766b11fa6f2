import { refundFacts, type RecordedFact, type RefundFact } from "#core/commission/facts.ts";
import { basesOf } from "#core/commission/shares.ts";
import { askedRefunds, refundIdOf } from "#core/order/refund.ts";
import type { AfterSalesReason } from "#core/purchase/afterSales.ts";
import { reasonIn } from "#core/purchase/afterSalesWords.ts";
import { type Known, type PairedLine, pairedLines, section, tell } from "#core/explain/material.ts";
import { type Placed, positionOf, positionsOf } from "#core/explain/position.ts";
import { shareStory } from "#core/explain/shareStory.ts";
import type { LineRefund } from "#core/explain/shown.ts";
import { STAFF_ONLY, type Told } from "#core/explain/statement.ts";
import type { Step } from "#core/explain/steps.ts";
import { atLeastNothing, type Fen, lesserFen, NOTHING, fen } from "#core/money.ts";

/** Each line of goods: its base step by step, every share of it, and who gets nothing of it. */
export function linesStory(known: Known, steps: readonly Step[]): readonly Told[] {
  const { paid, fromLine, linesMax } = known;
  if (!paid) return [];
  const lines = pairedLines(known);
  const placed = positionsOf(paid);
  const shown = lines.slice(fromLine, fromLine + linesMax);
  const left = lines.length - shown.length;
  const end = fromLine + shown.length;
  const nextLine = end < lines.length ? end : null;
  return [
    ...shown.flatMap((line) => lineStory(known, line, steps, placed)),
    ...(left > 0
      ? [tell("everyone" as const, { kind: "linesLeft" as const, count: left, nextLine })]
      : []),
  ];
}

function lineStory(
  known: Known,
  paired: PairedLine,
  steps: readonly Step[],
  placed: readonly Placed[],
): readonly Told[] {
  const { n, line, priced } = paired;
  const { sku, quantity, paidFen } = line;
  const part = { line: n, sku, quantity };
  const own = steps.filter((step) => step.line === priced);
  const earners = own.flatMap(({ promoterId }) => promoterId ?? []);
  const base: readonly Told[] =
    priced === null
      ? known.paid?.plan !== null
        ? [tell(known.chain, { kind: "unpriced" })]
        : []
      : [
          tell(earners, {
            ...{ kind: "base", paidFen, refunds: refundsOf(known, priced) },
            baseFen: baseOf(known, priced),
          }),
        ];
  return section(part, [
    ...base,
    ...own.flatMap((step) => shareStory(known, step, paired, steps)),
    ...nothingStory(known, own, placed),
  ]);
}

/** Who earns of the order and gets nothing of this line. He hears of goods only where he brought the buyer. */
function nothingStory(
  { whoOf }: Known,
  own: readonly Step[],
  placed: readonly Placed[],
): readonly Told[] {
  return placed.flatMap(({ promoterId, position }): readonly Told[] => {
    const isPaid = own.some(
      (step) => step.promoterId === promoterId && samePosition(positionOf(step.rate), position),
    );
    if (isPaid || position.component === "supply") return [];
    const sees = position.distance === null ? STAFF_ONLY : [promoterId];
    return [tell(sees, { kind: "lineNothing", who: whoOf(promoterId), position })];
  });
}

const samePosition = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

const baseOf = ({ paid, facts }: Known, priced: number): Fen =>
  (paid ? basesOf(paid, facts)[priced] : undefined) ?? NOTHING;

/** What each refund took from a line: a sku's first line is emptied before the next is touched. */
function refundsOf({ paid, facts }: Known, priced: number): readonly LineRefund[] {
  const sku = paid?.lines[priced]?.sku;
  const left = (paid?.lines ?? []).map((line) => (line.sku === sku ? line.paidFen : NOTHING));
  return refundFacts(facts).flatMap((refund): LineRefund[] => {
    const own = refund.lines.filter((line) => line.sku === sku);
    let toTakeFen = fen(own.reduce<number>((sum, { refundFen }) => sum + refundFen, 0));
    let takenFen = NOTHING;
    for (const [index, leftFen] of left.entries()) {
      const partFen = lesserFen(toTakeFen, leftFen);
      left[index] = atLeastNothing(leftFen - partFen);
      toTakeFen = fen(toTakeFen - partFen);
      if (index === priced) takenFen = partFen;
    }
    if (takenFen === NOTHING) return [];
    const { source = "refund" } = refund;
    const refundId = refundIdOf(refund);
    const why = whyOf(facts, refundId);
    return [
      {
        ...{ refundId, refundFen: takenFen, atMs: atOf(facts, refund), source },
        ...(why === null ? {} : { why }),
      },
    ];
  });
}

const atOf = (facts: readonly RecordedFact[], { key }: RefundFact): number =>
  facts.find((fact) => fact.key === key)?.atMs ?? 0;

function whyOf(facts: readonly RecordedFact[], refundId: string): AfterSalesReason | null {
  const asked = askedRefunds(facts).find((fact) => refundIdOf(fact) === refundId);
  return asked ? reasonIn(asked.reason) : null;
}
