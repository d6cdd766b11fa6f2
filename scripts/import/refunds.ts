import { idGiver, type Cancellation, type CancelledLine, type Order } from "./invoices.ts";

export type RefundLine = { readonly sku: string; refundFen: number };
export type Refund = {
  readonly id: string;
  readonly order: string;
  readonly atMs: number;
  readonly lines: RefundLine[];
};

/** Why (a part of) a cancelled line refunds nothing. */
export type Unmatched = "nothing_to_cancel" | "more_than_paid";
export type UnmatchedLine = {
  readonly line: number;
  readonly reason: Unmatched;
  readonly amountFen: number;
};
export type Matched = {
  readonly refunds: readonly Refund[];
  readonly unmatched: readonly UnmatchedLine[];
};

/** A line that was bought, and what of it is not refunded yet. */
type Open = { readonly order: string; leftFen: number };

/**
 * Finds what each cancellation takes back: the customer's own earlier purchases of that product,
 * the newest first, each to what was paid for it and no further.
 *
 * - One refund per cancelled invoice and order it reaches; a purchase in the same minute is earlier.
 * - Promises: no line is refunded beyond what was paid; refunds + unmatched = cancelled, to the fen.
 * - Linear: purchases lie in one stack per customer and product, and what is used up leaves it.
 */
export function matchCancellations(
  orders: readonly Order[],
  cancellations: readonly Cancellation[],
): Matched {
  const byTime = orders.toSorted((a, b) => a.atMs - b.atMs);
  const stacks = new Map<string, Open[]>();
  const giveId = idGiver();
  const refunds: Refund[] = [];
  const unmatched: UnmatchedLine[] = [];
  let bought = 0;
  for (const cancellation of cancellations.toSorted((a, b) => a.atMs - b.atMs)) {
    for (; (byTime[bought]?.atMs ?? Infinity) <= cancellation.atMs; bought += 1) {
      push(stacks, byTime[bought]);
    }
    const reached = new Map<string, Refund>();
    for (const cancelled of cancellation.lines) {
      const stack = stacks.get(keyOf(cancellation.buyer, cancelled.sku));
      const leftFen = takeBack(stack ?? [], cancelled, ({ order }, refundFen) => {
        const known = reached.get(order);
        const { atMs, invoice } = cancellation;
        const refund = known ?? { id: giveId(invoice), order, atMs, lines: [] };
        reached.set(order, refund);
        addLine(refund.lines, cancelled.sku, refundFen);
      });
      if (leftFen === 0) continue;
      const reason = stack ? "more_than_paid" : "nothing_to_cancel";
      unmatched.push({ line: cancelled.line, reason, amountFen: leftFen });
    }
    refunds.push(...reached.values());
  }
  return { refunds, unmatched: unmatched.toSorted((a, b) => a.line - b.line) };
}

/** Takes the amount from the top of the stack downwards. Returns what nothing was left for. */
function takeBack(
  stack: Open[],
  { amountFen }: CancelledLine,
  onTaken: (from: Open, refundFen: number) => void,
): number {
  let leftFen = amountFen;
  for (let top = stack.at(-1); top && leftFen > 0; top = stack.at(-1)) {
    const refundFen = Math.min(leftFen, top.leftFen);
    top.leftFen -= refundFen;
    leftFen -= refundFen;
    onTaken(top, refundFen);
    if (top.leftFen === 0) stack.pop();
  }
  return leftFen;
}

function push(stacks: Map<string, Open[]>, order: Order | undefined): void {
  for (const { sku, paidFen } of order?.lines ?? []) {
    const key = keyOf(order?.buyer ?? "", sku);
    const open = { order: order?.id ?? "", leftFen: paidFen };
    const stack = stacks.get(key);
    if (stack) stack.push(open);
    else stacks.set(key, [open]);
  }
}

function addLine(lines: RefundLine[], sku: string, refundFen: number): void {
  const known = lines.find((line) => line.sku === sku);
  if (known) known.refundFen += refundFen;
  else lines.push({ sku, refundFen });
}

const keyOf = (buyer: string, sku: string): string => `${buyer}\n${sku}`;
