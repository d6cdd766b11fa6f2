import type { Verdict } from "#core/attribution/bind.ts";
import type { OrderState } from "#core/commission/case.ts";
import type { UnpaidReason } from "#core/commission/earners.ts";
import type { HoldReason } from "#core/commission/facts.ts";
import type {
  Cut,
  DueState,
  FindingCode,
  LineRefund,
  Part,
  Position,
  Served,
  ShownRule,
  Who,
} from "#core/explain/shown.ts";
import type { BonusFacts } from "#core/explain/bonusFacts.ts";
import type { RuleVerdict } from "#core/explain/triedRules.ts";
import type { BasisPoints, Fen } from "#core/money.ts";
import type { Distance, Pack } from "#core/plan/plan.ts";

/**
 * All that an explanation can say, one sentence each. Amounts in fen, instants in ms.
 *
 * - Source: docs/domain/explanations.md, which says of each who may read it.
 */
export type Facts = OrderFacts & BonusFacts;
type OrderFacts = {
  readonly title: { readonly orderId: string; readonly atMs: number };
  readonly heading: { readonly part: Part };

  readonly orderTimes: {
    readonly state: OrderState;
    readonly createdAtMs: number;
    readonly paidAtMs: number | null;
    readonly receivedAtMs: number | null;
  };
  readonly buyer: { readonly buyerId: string; readonly totalFen: Fen; readonly freightFen: Fen };
  readonly leftOut: object;
  readonly gift: { readonly sku: string };

  readonly brandsOwn: object;
  readonly ownOrder: object;
  readonly fanOfSomebody: object;
  readonly ownerMoved: object;
  readonly touch: {
    readonly who: Who;
    readonly atMs: number;
    /** Left out: the order was made before this was kept. Null: the code named none. */
    readonly channel?: string | null;
    readonly campaign?: number | null;
    /** No code: the brand gave the buyer to this promoter. */
    readonly moved?: true;
  };
  readonly binding: {
    readonly fromMs: number;
    readonly untilMs: number | null;
    readonly orderedAtMs: number;
  };
  readonly otherTouch: {
    readonly promoterNumber: number;
    readonly atMs: number;
    readonly verdict: Verdict;
  };
  readonly seat: {
    readonly who: Who;
    readonly distance: Distance;
    readonly level: string | null;
    /** His own order puts himself at distance 1. */
    readonly isBuyer: boolean;
  };
  readonly identity: { readonly who: Who };

  readonly noPlan: object;
  readonly plan: {
    readonly planId: string;
    readonly version: number;
    readonly publishedAtMs: number | null;
    readonly fromMs: number | null;
    readonly pack: Pack | null;
  };
  readonly publisher: { readonly by: string; readonly findings: readonly string[] };
  readonly declaration: { readonly by: string; readonly counsel: string };
  readonly caps: { readonly capBp: BasisPoints; readonly perOrderCapFen: Fen };

  readonly base: {
    readonly paidFen: Fen;
    readonly refunds: readonly LineRefund[];
    readonly baseFen: Fen;
  };
  readonly unpriced: object;
  readonly sharer: { readonly who: Who; readonly position: Position };
  readonly rule: { readonly rule: ShownRule };
  readonly lostRule: { readonly rule: ShownRule; readonly verdict: RuleVerdict };
  readonly moreLost: { readonly count: number };
  readonly difference: { readonly own: ShownRule; readonly below: ShownRule };
  /** `amountFen` = ⌊base × rate⌋. */
  readonly rated: {
    readonly baseFen: Fen;
    readonly rateBp: BasisPoints;
    readonly amountFen: Fen;
  };
  /** `amountFen` = ⌊fixed × base ÷ paid⌋. */
  readonly fixed: {
    readonly fixedFen: Fen;
    readonly baseFen: Fen;
    readonly paidFen: Fen;
    readonly amountFen: Fen;
  };
  readonly lineCap: Cut & { readonly baseFen: Fen; readonly capBp: BasisPoints };
  /** The supply price came first, and no more than that is left of the line. */
  readonly suppliedFirst: Pick<Cut, "leftFen" | "cutFen">;
  readonly orderCap: Cut;
  readonly served: { readonly by: readonly Served[] };
  readonly uncut: object;
  readonly share: { readonly amountFen: Fen };
  readonly bannedShare: { readonly who: Who | null; readonly position: Position };
  readonly room: { readonly amountFen: Fen };
  readonly lineNothing: { readonly who: Who; readonly position: Position };

  readonly unpaid: {
    readonly who: Who | null;
    readonly position: Position;
    readonly reason: UnpaidReason | "distance_unpaid";
    readonly bannedAtMs: number | null;
  };

  readonly correction: {
    readonly who: Who;
    readonly wantedFen: Fen;
    readonly countedFen: Fen;
    readonly reason: string;
    readonly atMs: number;
  };
  readonly correctionAsked: {
    readonly who: Who;
    readonly amountFen: Fen;
    readonly reason: string;
    readonly turnedDown: boolean;
  };
  readonly correctors: {
    readonly id: string;
    readonly by: string;
    readonly decidedBy: string | null;
  };

  readonly sum: { readonly who: Who; readonly amountFen: Fen };
  readonly due: {
    readonly state: DueState;
    readonly amountFen: Fen;
    /** Null while it is held: nobody knows. */
    readonly atMs: number | null;
  };
  readonly dueAfterReceipt: { readonly receivedAtMs: number; readonly freezeDays: number };
  readonly dueWithoutReceipt: { readonly paidAtMs: number; readonly noReceiptDays: number };

  readonly receiptToCome: { readonly freezeDays: number };
  readonly refundsUntil: { readonly untilMs: number };
  readonly refundAsked: object;
  readonly held: object;
  readonly hold: {
    readonly reason: HoldReason;
    readonly note: string;
    readonly by: string;
    readonly atMs: number;
  };
  /** So many lines are not told here; `nextLine` asks for what follows. */
  readonly linesLeft: { readonly count: number; readonly nextLine: number | null };

  readonly finding: {
    readonly code: FindingCode;
    readonly at: string;
    readonly kept: string;
    readonly expected: string;
  };
};
export type Kind = keyof Facts;
/** One sentence of an explanation, as data. */
export type Statement<K extends Kind = Kind> = {
  readonly [P in K]: { readonly kind: P } & Facts[P];
}[K];

/** Who may read a sentence besides staff: everybody with a part in the order, or these persons. */
export type Sight = "everyone" | readonly string[];
export const STAFF_ONLY: Sight = [];
export type Told = { readonly sees: Sight; readonly statement: Statement };
