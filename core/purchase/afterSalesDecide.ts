import { type Fen, NOTHING } from "#core/money.ts";
import type { AfterSales, AfterSalesLine } from "#core/purchase/afterSales.ts";
import { exceeded, moneyLeft } from "#core/purchase/afterSalesAmounts.ts";
import { findAfterSales, stepped, tellBuyer } from "#core/purchase/afterSalesChange.ts";
import type { StepRefusal } from "#core/purchase/afterSalesErrors.ts";
import { type AfterSalesCommand, afterSalesStep } from "#core/purchase/afterSalesMachine.ts";
import { type MoneySide, restock, startRefund } from "#core/purchase/afterSalesRefund.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What staff say to the buyer about one after-sales. */
export type StaffWord = { readonly id: string; readonly by: string; readonly text: string };
/** Amounts that staff change. Lines that are not named stay as they are; null freight = as it is due. */
export type ChangedAmounts = {
  readonly lines: readonly { readonly line: number; readonly refundFen: Fen }[];
  readonly freightFen: Fen | null;
};

type Changed = Result<Purchase, StepRefusal>;

/**
 * Staff agree. Money without goods goes back at once; else the buyer sends the goods.
 *
 * - They may lower or raise the amounts, within what is left, and then must say why.
 * - The same word again, after it was taken, changes nothing.
 * - Errors: `StepRefusal`, in its order.
 */
export function agree(
  purchase: Purchase,
  money: MoneySide,
  { id, by, text, ...amounts }: StaffWord & ChangedAmounts,
  nowMs: number,
): Changed {
  const one = findAfterSales(purchase, id);
  if (!one) return err({ code: "aftersales_unknown" });
  const next = allowedOrRepeated(one, "agree", { by, text });
  if (!next.ok) return next.error === null ? ok(purchase) : err(next.error);
  const priced = withAmounts(one, amounts, text);
  if (!priced.ok) return priced;
  const decided = { ...priced.value, decision: { by, atMs: nowMs, text } };
  const told = tellBuyer(one, `agree/${one.refundIds.length}`);
  if (next.value === "refunding") {
    const { freightFen } = amounts;
    return startRefund(purchase, decided, "agree", money, { by, freightFen, nowMs }, []);
  }
  const left = moneyLeft(purchase, money.known?.facts ?? [], id);
  const over = exceeded(decided, left);
  return over ? err(over) : stepped(purchase, one, "agree", nowMs, decided, [told]);
}

/** Staff refuse, and say why. The buyer may ask again. */
export function refuse(purchase: Purchase, { id, by, text }: StaffWord, nowMs: number): Changed {
  const one = findAfterSales(purchase, id);
  if (!one) return err({ code: "aftersales_unknown" });
  const next = allowedOrRepeated(one, "refuse", { by, text });
  if (!next.ok) return next.error === null ? ok(purchase) : err(next.error);
  const decision = { by, atMs: nowMs, text };
  return stepped(purchase, one, "refuse", nowMs, { decision }, [tellBuyer(one, "refuse")]);
}

/** What came back of a line: how many pieces can be sold again, as which sku, and what is given back of it. */
export type ArrivedLine = {
  readonly line: number;
  readonly sellable: number;
  readonly sku?: string;
  readonly refundFen?: Fen;
};

/**
 * Staff have the goods. A return's money goes back; an exchange waits for other goods to be sent.
 *
 * - Lines that are not named brought nothing that can be sold. Amounts may be lowered, with a reason.
 * - Errors: `StepRefusal`, in its order.
 */
export function arrive(
  purchase: Purchase,
  money: MoneySide,
  word: StaffWord & { readonly lines: readonly ArrivedLine[]; readonly freightFen: Fen | null },
  nowMs: number,
): Changed {
  const { id, by, text, lines, freightFen } = word;
  const one = findAfterSales(purchase, id);
  if (!one) return err({ code: "aftersales_unknown" });
  if (one.arrivedAtMs !== null) return ok(purchase);
  const next = afterSalesStep(one.kind, one.state, "arrive");
  if (!next.ok) return next;
  const wrong = lines.flatMap((line) => wrongArrival(purchase, one, line) ?? [])[0];
  if (wrong) return err(wrong);
  const lowered = lines.flatMap(({ line, refundFen }) =>
    refundFen === undefined ? [] : [{ line, refundFen }],
  );
  const priced = withAmounts(one, { lines: lowered, freightFen }, text);
  if (!priced.ok) return priced;
  const back = lines
    .filter(({ sellable }) => sellable > 0)
    .map(({ line, sellable: quantity, sku }) => ({
      sku: sku ?? purchase.lines[line]?.sku ?? "",
      quantity,
    }));
  const decision = text === "" ? one.decision : { by, atMs: nowMs, text };
  const arrived = { ...priced.value, decision, arrivedAtMs: nowMs };
  const tasks = restock(one, back);
  if (next.value !== "refunding") {
    return stepped(purchase, one, "arrive", nowMs, arrived, tasks);
  }
  return startRefund(purchase, arrived, "arrive", money, { by, freightFen, nowMs }, tasks);
}

/** Only what was asked for can arrive, no more than what was agreed is given back, and it is a sku that the buyer had. */
function wrongArrival(
  purchase: Purchase,
  one: AfterSales,
  { line, sellable, sku, refundFen }: ArrivedLine,
): StepRefusal | null {
  const asked = one.lines.find((each) => each.line === line);
  if (!asked) return { code: "aftersales_line_unknown", line };
  if (sellable > asked.quantity) return { code: "pieces_exceeded", line, left: asked.quantity };
  const had = [
    asked.sku,
    ...purchase.afterSales
      .filter(({ id, state }) => id !== one.id && state === "done")
      .flatMap(({ lines }) => lines.flatMap((each) => (each.line === line ? each.againSku : []))),
  ];
  if (sku !== undefined && !had.includes(sku)) return { code: "replacement_refused", line };
  return refundFen !== undefined && refundFen > asked.refundFen
    ? { code: "amount_exceeded", line, leftFen: asked.refundFen }
    : null;
}

/** With changed amounts. Whoever changes one must say why, since the buyer reads it. */
function withAmounts(
  one: AfterSales,
  { lines, freightFen }: ChangedAmounts,
  text: string,
): Result<AfterSales, StepRefusal> {
  const stranger = lines.find(({ line }) => !one.lines.some((each) => each.line === line));
  if (stranger) return err({ code: "aftersales_line_unknown", line: stranger.line });
  const priced = one.lines.map((each): AfterSalesLine => {
    const changed = lines.find(({ line }) => line === each.line);
    return changed ? { ...each, refundFen: changed.refundFen } : each;
  });
  const isChanged =
    priced.some(({ refundFen }, index) => refundFen !== one.lines[index]?.refundFen) ||
    (freightFen !== null && freightFen !== one.freightFen);
  if (isChanged && text === "") return err({ code: "aftersales_reason_required" });
  if (one.kind !== "exchange" || !isChanged) {
    return ok({ ...one, lines: priced, freightFen: freightFen ?? one.freightFen });
  }
  return err({ code: "amount_exceeded", line: null, leftFen: NOTHING });
}

/** The state that a word of staff leads to; the error null when it was said and taken before. */
function allowedOrRepeated(
  one: AfterSales,
  command: Extract<AfterSalesCommand, "agree" | "refuse">,
  { by, text }: Omit<StaffWord, "id">,
): Result<AfterSales["state"], StepRefusal | null> {
  const next = afterSalesStep(one.kind, one.state, command);
  if (next.ok) return next;
  const isSaid = one.decision?.by === by && one.decision.text === text;
  const isTaken = command === "refuse" ? one.state === "refused" : !isGone(one);
  return isSaid && isTaken ? err(null) : next;
}
const isGone = ({ state }: AfterSales): boolean => state === "refused" || state === "withdrawn";
