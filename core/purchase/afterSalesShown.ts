import { type Fen, lesserFen, NOTHING } from "#core/money.ts";
import type { Fact } from "#core/commission/facts.ts";
import {
  AFTER_SALES_KINDS,
  AFTER_SALES_MAX,
  AFTER_SALES_REASONS,
  type AfterSales,
  type AfterSalesKind,
  type AfterSalesLine,
  type AfterSalesReason,
  isEnded,
  type Sending,
} from "#core/purchase/afterSales.ts";
import {
  afterSalesFen,
  moneyLeft,
  piecesLeft,
  piecesStaying,
  piecesToSendBack,
  worthFen,
} from "#core/purchase/afterSalesAmounts.ts";
import { mayAsk } from "#core/purchase/afterSalesAsk.ts";
import { askUntilMs, isOverdue, isWithoutReason } from "#core/purchase/afterSalesDeadlines.ts";
import { type AfterSalesCommand, possibleCommands } from "#core/purchase/afterSalesMachine.ts";
import { DEFAULT_TERMS } from "#core/purchase/due.ts";
import { CARRIER_CHOICES, carrierName } from "#core/purchase/carriers.ts";
import { KIND_NAMES, REASON_NAMES, STATE_NAMES } from "#core/purchase/afterSalesWords.ts";
import type { Purchase, PurchaseLine } from "#core/purchase/purchase.ts";

/** What people see of a line. */
type Goods = Pick<PurchaseLine, "sku" | "title" | "values" | "picture" | "gift">;
const goodsOf = ({ sku, title, values, picture, gift }: PurchaseLine): Goods => ({
  ...{ sku, title, values, picture, gift },
});

/** An after-sales as a person sees it. `decision.by` and `notes` are for staff: the buyer gets null and none. */
export type AfterSalesShown = Omit<
  AfterSales,
  "lines" | "decision" | "refundIds" | "isLate" | "back" | "again"
> & {
  readonly orderId: string;
  readonly kindName: string;
  readonly stateName: string;
  readonly reasonName: string;
  readonly lines: readonly (AfterSalesLine & Partial<Goods>)[];
  readonly totalFen: Fen;
  readonly back: ShownSending | null;
  readonly again: ShownSending | null;
  readonly decision: {
    readonly by: string | null;
    readonly atMs: number;
    readonly text: string;
  } | null;
  /** What whoever looks can do now. */
  readonly may: readonly AfterSalesCommand[];
  /** Whether staff, or WeChat, should have acted by now. */
  readonly isOverdue: boolean;
  /** Whether the law gives the money back without a reason. */
  readonly isWithoutReason: boolean;
};
type ShownSending = Sending & { readonly carrierName: string };
const shownSending = (sending: Sending | null): ShownSending | null =>
  sending && { ...sending, carrierName: carrierName(sending.carrier) };

const BUYERS: ReadonlySet<AfterSalesCommand> = new Set(["withdraw", "sendBack", "confirm"]);
const STAFFS: ReadonlySet<AfterSalesCommand> = new Set(["agree", "refuse", "arrive", "reship"]);

export function shownAfterSales(
  purchase: Purchase,
  one: AfterSales,
  to: "buyer" | "staff",
  nowMs: number,
): AfterSalesShown {
  const { lines, decision, notes, refundIds: _refundIds, isLate: _isLate, ...rest } = one;
  const mine = to === "buyer" ? BUYERS : STAFFS;
  const isAsked = one.kind === "refund" && one.state === "asked";
  return {
    ...rest,
    orderId: purchase._id,
    kindName: KIND_NAMES[one.kind],
    stateName: STATE_NAMES[one.state],
    reasonName: REASON_NAMES[one.reason],
    lines: lines.map((line) => {
      const bought = purchase.lines[line.line];
      // Whoever decides is told what will not be shipped then.
      const unshipped = isAsked ? piecesStaying(purchase, one, line) : line.unshipped;
      return { ...(bought ? goodsOf(bought) : {}), ...line, unshipped };
    }),
    totalFen: afterSalesFen(one),
    back: shownSending(one.back),
    again: shownSending(one.again),
    decision: decision && { ...decision, by: to === "staff" ? decision.by : null },
    notes: to === "staff" ? notes : [],
    may: possibleCommands(one).filter((command) => mine.has(command)),
    isOverdue: isOverdue(one, nowMs),
    isWithoutReason: isWithoutReason(purchase, one),
  };
}

/** So many pieces of a line are told with what they are worth; whoever wants more asks and sees. */
const WORTHS_MAX = 100;

/** What can be asked for of a purchase now. */
export type AfterSalesOptions = {
  readonly orderId: string;
  /** Why nothing can be asked for; null = something may. */
  readonly refusal: NonNullable<ReturnType<typeof mayAsk>>["code"] | null;
  /** Null = until it was received, and the days after that. */
  readonly untilMs: number | null;
  /** How many more after-sales there may be. */
  readonly left: number;
  /** With whom goods can be sent back. */
  readonly carriers: typeof CARRIER_CHOICES;
  readonly reasons: readonly { readonly id: AfterSalesReason; readonly name: string }[];
  readonly lines: readonly OptionLine[];
};
type OptionLine = Goods & {
  readonly line: number;
  readonly bought: number;
  /** The after-sales that is open for it; null = none. */
  readonly openId: string | null;
  readonly kinds: readonly {
    readonly kind: AfterSalesKind;
    readonly name: string;
    readonly mostPieces: number;
  }[];
  /** What 1, 2, 3 … pieces give back, freight left out. */
  readonly worthFen: readonly Fen[];
};

export function afterSalesOptions(
  purchase: Purchase,
  facts: readonly Fact[],
  nowMs: number,
): AfterSalesOptions {
  const { terms = DEFAULT_TERMS, afterSales } = purchase;
  const refusal = mayAsk(purchase, nowMs);
  const left = moneyLeft(purchase, facts);
  return {
    orderId: purchase._id,
    refusal: refusal?.code ?? null,
    untilMs: askUntilMs(purchase, terms.afterSalesDays),
    left: Math.max(0, AFTER_SALES_MAX - afterSales.length),
    carriers: CARRIER_CHOICES,
    reasons: AFTER_SALES_REASONS.map((id) => ({ id, name: REASON_NAMES[id] })),
    lines: purchase.lines.map((bought, line) => {
      const open = afterSales.find(
        (one) => !isEnded(one) && one.lines.some((each) => each.line === line),
      );
      const isShut = refusal !== null || open !== undefined;
      const pieces = isShut ? 0 : piecesLeft(purchase, line);
      const out = isShut ? 0 : piecesToSendBack(purchase, line);
      const leftFen = left.lines[line] ?? NOTHING;
      const most = {
        refund: leftFen > 0 ? pieces : 0,
        return: leftFen > 0 ? out : 0,
        exchange: out,
      };
      const counts = Array.from({ length: Math.min(pieces, WORTHS_MAX) }, (_, n) => n + 1);
      return {
        ...goodsOf(bought),
        ...{ line, bought: bought.quantity, openId: open?.id ?? null },
        kinds: AFTER_SALES_KINDS.filter((kind) => most[kind] > 0).map((kind) => ({
          ...{ kind, name: KIND_NAMES[kind], mostPieces: most[kind] },
        })),
        worthFen: counts.map((n) => lesserFen(worthFen(purchase, line, n), leftFen)),
      };
    }),
  };
}
