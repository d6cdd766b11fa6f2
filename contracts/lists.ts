import type * as z from "zod";
import type * as schemas from "#contracts/listSchemas.ts";
import type { Verdict } from "#core/attribution/bind.ts";
import type { Standing } from "#core/attribution/explain.ts";
import type { ShareListRow } from "#core/lists/shareRow.ts";
import type { WithdrawalNext } from "#core/lists/withdrawalNext.ts";
import type { Fen } from "#core/money.ts";
import type { PostRow } from "#core/people/appoint.ts";
import type { PromoterState } from "#core/people/facets.ts";
import type { PromoterListRow } from "#core/people/listRow.ts";
import type { WalletStatement, WithdrawalStatement } from "#core/wallet/statement.ts";
import type { Approval } from "#core/wallet/withdrawal.ts";

/** Counts go no further: so many means so many or more. */
export const COUNT_MAX = 1_000;

export type ListPromoters = z.output<typeof schemas.listPromotersSchema>;

export type { PromoterFigures } from "#core/people/listRow.ts";
export type PromoterRow = PromoterListRow;

export type PromotersReply = {
  /** A page may be shorter than asked for, or empty, and not be the last. */
  readonly promoters: readonly PromoterRow[];
  /** Null = this was the last page. */
  readonly nextCursor: string | null;
  /** When all figures were reckoned last; null = never. Rows say their own. */
  readonly asOfMs: number | null;
  /** So many promoters are not in the list yet, because nothing was reckoned of them; they come by themselves. */
  readonly missing: number;
};

export type ShowPromoter = z.output<typeof schemas.showPromoterSchema>;

export type PromoterReply = {
  readonly promoter: PromoterRow;
  readonly asOfMs: number;
  /** The earliest first; the last may begin in the future. */
  readonly levels: readonly { readonly level: string; readonly fromMs: number }[];
  /** The nearest first; `number` null = he is no promoter here any more. */
  readonly introducers: readonly { readonly promoterId: string; readonly number: number | null }[];
  /** How many he introduced himself, at most `COUNT_MAX`. */
  readonly introduced: number;
  /** Persons who ever opened one of his codes. */
  readonly fans: number;
  readonly today: { readonly orders: number; readonly soldFen: Fen };
  readonly month: { readonly orders: number; readonly soldFen: Fen };
  /** His wallet at this moment, as he sees it. */
  readonly wallet: WalletStatement;
  /**
   * All that he ever earned = pending + available + frozen + paid + tax − repaid − written off. `earnedFen` is added up from
   * his parts of orders, and `isTied` says that the wallet shows the same.
   */
  readonly tie: {
    readonly earnedFen: Fen;
    readonly repaidFen: Fen;
    readonly writtenOffFen: Fen;
    readonly isTied: boolean;
  };
  /** Posts that he holds or held, or where he works. */
  readonly posts: readonly PostRow[];
};

export type ListFans = z.output<typeof schemas.listFansSchema>;

export type FanRow = {
  readonly fanId: string;
  /** Whose he is now; null = the brand's. */
  readonly owner: {
    readonly promoterId: string;
    readonly promoterNumber: number;
    readonly boundAtMs: number;
    /** The end, exclusive; null = for ever. */
    readonly untilMs: number | null;
    /** The name of the channel of the code that bound him; null = none. */
    readonly channel: string | null;
    readonly campaign: number;
  } | null;
  readonly standing: Standing;
  /** Why, in words. */
  readonly sentence: string;
  /** When he opened a code last, and his very first one; null = it is not kept. */
  readonly visitedAtMs: number | null;
  readonly cameAtMs: number | null;
  /** Openings that are kept one by one; older ones are folded into whose fan he was. */
  readonly visits: number;
  readonly orders: number;
  readonly lastPaidAtMs: number | null;
  /** His number where he is a promoter himself. */
  readonly ownNumber: number | null;
};

export type FansReply = { readonly fans: readonly FanRow[]; readonly nextCursor: string | null };

export type ShowFan = z.output<typeof schemas.showFanSchema>;

export type FanReply = {
  readonly fan: FanRow;
  /** The newest first, at most 100. */
  readonly touches: readonly {
    readonly promoterNumber: number;
    readonly promoterId: string | null;
    readonly channel: string | null;
    readonly campaign: number;
    readonly atMs: number;
    readonly verdict: Verdict;
    readonly sentence: string;
  }[];
  /** The newest first, at most 100. */
  readonly payments: readonly { readonly orderId: string; readonly atMs: number }[];
};

export type ListCodes = z.output<typeof schemas.listCodesSchema>;

/** Counts stop at `COUNT_MAX`: then there are at least so many. */
export type CodesReply = {
  readonly channels: readonly {
    readonly channel: number;
    readonly name: string;
    /** Persons who ever opened such a code, and whose newest visit by any code was within these days. */
    readonly visitors: number;
    /** Orders made within these days by persons whom such a code had bound. */
    readonly orders: number;
  }[];
  readonly nextCursor: string | null;
  readonly fromMs: number;
};

export type ReadCode = z.output<typeof schemas.readCodeSchema>;
export type ReadCodeReply = {
  readonly promoterNumber: number;
  /** Null = nobody has this number. */
  readonly promoter: {
    readonly promoterId: string;
    readonly state: PromoterState;
    readonly level: string | null;
  } | null;
  /** Index 0 = none; the name is null where the index is not known here. */
  readonly channel: { readonly index: number; readonly name: string | null };
  readonly campaign: number;
};

export type DrawPromoterCode = z.output<typeof schemas.drawPromoterCodeSchema>;

export type { DrawnCode } from "#contracts/qrcode.ts";
export type ListShares = z.output<typeof schemas.listSharesSchema>;

export type ShareRow = ShareListRow & { readonly promoterNumber: number | null };

/** Rows of one order stand together, so a page may hold more rows than orders were asked for. */
export type SharesReply = {
  /** With a state a page may be short, or empty, and not be the last. */
  readonly shares: readonly ShareRow[];
  readonly nextCursor: string | null;
};

export type ListWithdrawals = z.output<typeof schemas.listWithdrawalsSchema>;

export type WithdrawalRow = WithdrawalStatement & {
  readonly promoterId: string;
  readonly promoterNumber: number | null;
  /** Whether it was moved out of the wallet, as what ended long ago is. */
  readonly isArchived: boolean;
  readonly approvals: readonly Approval[];
  readonly approvalsNeeded: number;
  readonly sentAtMs: number | null;
  /** Why it was not paid: WeChat's own code, or the bank's reason as staff wrote it down; null elsewhere. */
  readonly failure: string | null;
  /** What happens next, as a code and in words; null = nothing does. */
  readonly next: WithdrawalNext | null;
  readonly nextText: string;
};

export type WithdrawalsReply = {
  readonly withdrawals: readonly WithdrawalRow[];
  readonly nextCursor: string | null;
};

export type CountWithdrawals = z.output<typeof schemas.countWithdrawalsSchema>;

export type WithdrawalCountsReply = {
  readonly counts: Readonly<Record<"review" | "toSend" | "onTheWay", number>>;
};

export type ListGroups = z.output<typeof schemas.listGroupsSchema>;

export type GroupsReply = {
  /** By name; counts stop at `COUNT_MAX`. */
  readonly groups: readonly { readonly name: string; readonly promoters: number }[];
  /** So many one promoter may be in. */
  readonly groupsMax: number;
};

export type { PromoterSort } from "#contracts/listSchemas.ts";
export type ListNumbers = z.output<typeof schemas.listNumbersSchema>;

/** Who is no promoter is left out. */
export type NumbersReply = {
  readonly numbers: readonly { readonly promoterId: string; readonly number: number }[];
};
