import type { Case } from "#core/commission/case.ts";
import type { ForecastJob, PaidPlace } from "#core/forecast/job.ts";
import type { Order } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";

/** What a forecast asks across documents. */
export interface ForecastReads {
  /**
   * Paid orders with their cases, by the instant of the payment, then by id: those after a place (null = from the
   * first), from `fromMs` on and before `untilMs`. A page may hold fewer than `limit`, and still not be the last; never none then.
   * 1 request; up to 3 where more than `limit` were paid at one instant.
   */
  paidOrders(
    span: { readonly fromMs: number; readonly untilMs: number },
    after: PaidPlace | null,
    limit: number,
  ): Promise<PaidPage>;
  /**
   * How many paid orders each of at most 100 buyers had up to a place, that one left out; who had none is left out.
   * 1 request, or none for nobody.
   */
  ordersBefore(buyerIds: readonly string[], place: PaidPlace): Promise<ReadonlyMap<string, number>>;
  /** Some promoters, in any order, at most 100; who is none is left out. 1 request, or none for nobody. */
  promotersNamed(ids: readonly string[]): Promise<readonly Promoter[]>;
  /** Some posts, in any order, at most 100; one that was never held is left out. 1 request, or none for none. */
  postsNamed(ids: readonly string[]): Promise<readonly Post[]>;
  /** How many promoters were approved before an instant. 1 request. */
  promotersBefore(untilMs: number): Promise<number>;
  /** Forecasts by id, after `afterId`, without their plans and sums. 1 request. */
  forecastPage(afterId: string, limit: number): Promise<readonly ForecastHead[]>;
}
export type PaidPage = {
  readonly orders: readonly PaidOrder[];
  /** Whether nothing comes after them. */
  readonly isEnd: boolean;
};
/** `order` is null for a case that is no order's. */
export type PaidOrder = { readonly order: Order | null; readonly case: Case };
export type ForecastHead = Pick<
  ForecastJob,
  "_id" | "fromMs" | "untilMs" | "startedAtMs" | "startedBy" | "cursor" | "phase"
> & { readonly draftId: string; readonly sales: number };
