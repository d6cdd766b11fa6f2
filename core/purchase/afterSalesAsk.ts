import type { Fact } from "#core/commission/facts.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import { type Fen, lesserFen, NOTHING } from "#core/money.ts";
import {
  type AfterSales,
  AFTER_SALES_MAX,
  type AfterSalesKind,
  type AfterSalesLine,
  type AfterSalesReason,
  isEnded,
} from "#core/purchase/afterSales.ts";
import {
  afterSalesFen,
  exceeded,
  moneyLeft,
  piecesLeft,
  piecesToSendBack,
  worthFen,
} from "#core/purchase/afterSalesAmounts.ts";
import { findAfterSales, withAfterSales } from "#core/purchase/afterSalesChange.ts";
import { askUntilMs, deadlineMs } from "#core/purchase/afterSalesDeadlines.ts";
import type { AskRefusal } from "#core/purchase/afterSalesErrors.ts";
import { freightBackFen } from "#core/purchase/afterSalesWhole.ts";
import { DEFAULT_TERMS } from "#core/purchase/due.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask } from "#core/purchase/task.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What a buyer asks for. `refundFen` left out = what the pieces are worth. */
export type AskedAfterSales = {
  readonly id: string;
  readonly kind: AfterSalesKind;
  readonly lines: readonly AskedLine[];
  readonly reason: AfterSalesReason;
  readonly text: string;
  readonly pictures: readonly string[];
};
export type AskedLine = {
  readonly line: number;
  readonly quantity: number;
  readonly refundFen?: Fen;
  /** Of an exchange, what he wants instead; left out = the same. */
  readonly againSku?: string;
};
/** What asking depends on. `againPrices`: the retail prices of what may be had instead, by sku. */
export type AskedAround = {
  readonly facts: readonly Fact[];
  readonly againPrices: ReadonlyMap<string, Fen>;
};

/**
 * A buyer asks for after-sales: nobody is paid of the order until it has ended.
 *
 * - The same asking again is the same purchase, whatever became of it.
 * - Promises: no more pieces and no more money than are left besides the other after-sales; the freight only when
 *   nothing was shipped and everything goes back.
 * - Errors: `AskRefusal`, in its order.
 */
export function askAfterSales(
  purchase: Purchase,
  asked: AskedAfterSales,
  { facts, againPrices }: AskedAround,
  nowMs: number,
): Result<Purchase, AskRefusal> {
  const known = findAfterSales(purchase, asked.id);
  if (known) return sameAsking(known, asked) ? ok(purchase) : err({ code: "aftersales_id_taken" });
  const refusal = mayAsk(purchase, nowMs) ?? unusable(facts, asked.id);
  if (refusal) return err(refusal);
  const lines: AfterSalesLine[] = [];
  const left = moneyLeft(purchase, facts);
  for (const line of asked.lines) {
    const wrong = refusedLine(purchase, asked.kind, line, againPrices);
    if (wrong) return err(wrong);
    const { sku = "" } = purchase.lines[line.line] ?? {};
    const mostFen = lesserFen(
      worthFen(purchase, line.line, line.quantity),
      left.lines[line.line] ?? NOTHING,
    );
    if (line.refundFen !== undefined && line.refundFen > mostFen) {
      return err({ code: "amount_exceeded", line: line.line, leftFen: mostFen });
    }
    const isExchange = asked.kind === "exchange";
    const refundFen = isExchange ? NOTHING : (line.refundFen ?? mostFen);
    const againSku = isExchange ? (line.againSku ?? sku) : null;
    lines.push({
      ...{ line: line.line, sku, quantity: line.quantity },
      refundFen,
      againSku,
      unshipped: 0,
    });
  }
  const freightFen = freightBackFen(purchase, { ...asked, lines }, left, "asked");
  const over = exceeded({ lines, freightFen }, left);
  if (over) return err(over);
  if (asked.kind !== "exchange" && afterSalesFen({ lines, freightFen }) === 0) {
    return err({ code: "nothing_to_give_back" });
  }
  const one = begun(asked, lines, freightFen, nowMs);
  const hold = newTask(`hold/${one.id}`, { kind: "hold", id: one.id });
  return ok(withAfterSales(purchase, one, [hold]));
}

/** Why nothing at all can be asked for now; null = something may. */
export function mayAsk(purchase: Purchase, nowMs: number): AskRefusal | null {
  const { state, afterSales, terms = DEFAULT_TERMS } = purchase;
  if (state === "created" || state === "cancelled") return { code: "purchase_unpaid" };
  const untilMs = askUntilMs(purchase, terms.afterSalesDays);
  if (state === "closed" || (untilMs !== null && nowMs > untilMs)) {
    return { code: "aftersales_too_late", untilMs };
  }
  return afterSales.length < AFTER_SALES_MAX
    ? null
    : { code: "aftersales_full", most: AFTER_SALES_MAX };
}

/** Its id names a hold and a refund of the case: neither may be somebody else's. */
function unusable(facts: readonly Fact[], id: string): AskRefusal | null {
  const keys = new Set([`hold/${id}`, `refund-asked/${id}`, `refund/${id}`]);
  return facts.some(({ key }) => keys.has(key)) ? { code: "aftersales_id_taken" } : null;
}

function refusedLine(
  purchase: Purchase,
  kind: AfterSalesKind,
  { line, quantity, againSku }: AskedLine,
  againPrices: ReadonlyMap<string, Fen>,
): AskRefusal | null {
  const bought = purchase.lines[line];
  if (!bought) return { code: "aftersales_line_unknown", line };
  const open = purchase.afterSales.find(
    (one) => !isEnded(one) && one.lines.some((each) => each.line === line),
  );
  if (open) return { code: "aftersales_open", id: open.id, line };
  const left = piecesLeft(purchase, line);
  if (quantity > left) return { code: "pieces_exceeded", line, left };
  if (kind === "refund") return null;
  const out = piecesToSendBack(purchase, line);
  if (quantity > out) return { code: "aftersales_not_shipped", line, left: out };
  const isSame = kind === "return" || againSku === undefined || againSku === bought.sku;
  if (isSame) return null;
  // Another product of that price may have been bought for less, or never be sold to him at all.
  const isOwn = productIdOf(againSku) === bought.productId;
  if (isOwn && againPrices.get(againSku) === bought.priceFen) return null;
  return { code: "replacement_refused", line };
}

function begun(
  { id, kind, reason, text, pictures }: AskedAfterSales,
  lines: readonly AfterSalesLine[],
  freightFen: Fen,
  nowMs: number,
): AfterSales {
  const state = "asked";
  return {
    ...{ id, kind, state, lines, freightFen, reason, text, pictures },
    ...{ askedAtMs: nowMs, stateAtMs: nowMs, arrivedAtMs: null, isLate: false },
    dueAtMs: deadlineMs({ state, stateAtMs: nowMs, arrivedAtMs: null }),
    ...{ decision: null, back: null, again: null, refundIds: [], notes: [] },
  };
}

/** Whether it is the same wish. Its amounts may have been changed since; gifts may have joined it. */
function sameAsking(known: AfterSales, asked: AskedAfterSales): boolean {
  const textOf = ({ kind, reason, text, pictures }: AskedAfterSales | AfterSales) =>
    JSON.stringify([kind, reason, text, pictures]);
  const isSameLine = ({ line, quantity, refundFen, againSku }: AskedLine): boolean => {
    const before = known.lines.find((one) => one.line === line);
    if (before?.quantity !== quantity) return false;
    if (againSku !== undefined && before.againSku !== againSku) return false;
    return known.decision !== null || refundFen === undefined || before.refundFen === refundFen;
  };
  const isAsked = ({ line, refundFen }: AfterSalesLine): boolean =>
    asked.lines.some((one) => one.line === line) || (known.decision !== null && refundFen === 0);
  return (
    textOf(known) === textOf(asked) && asked.lines.every(isSameLine) && known.lines.every(isAsked)
  );
}
