import { owedOf } from "#core/commission/case.ts";
import type { Case } from "#core/commission/case.ts";
import type { RefundAskedFact } from "#core/commission/facts.ts";
import { atLeastNothing, type Fen, fen, NOTHING, sumFen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import {
  type Left,
  leftOf,
  mayRefund,
  type RefundRefusal,
  refundSumFen,
} from "#core/order/refund.ts";
import { ok, type Result } from "#core/result.ts";
import { GUARD_BAND_MS } from "#core/time.ts";

/** What a refund would do, in numbers. */
export type RefundPreview = {
  /** What the buyer would get back, freight included. */
  readonly toBuyerFen: Fen;
  /** What can be given back before this refund: of each sku, and of freight (`sku` null). */
  readonly left: Left;
  readonly leftFen: Fen;
  /** What people earn of the order now, and what would be taken back from them altogether. */
  readonly sharedFen: Fen;
  readonly takenBackFen: Fen;
  /** How much of that stands in their wallets already: it comes out of what they can withdraw, or becomes a debt. */
  readonly fromWalletsFen: Fen;
  /** Everybody whose share would change. */
  readonly shares: readonly PreviewedShare[];
};
export type PreviewedShare = {
  readonly promoterId: string;
  readonly nowFen: Fen;
  readonly thenFen: Fen;
  readonly takenBackFen: Fen;
  readonly fromWalletFen: Fen;
};

/** No refund of WeChat has an empty number. */
const NO_REFUND = "refund-asked/";

/**
 * What would become of an order and its shares if a refund went through now. Refunds whose end is not known count as given
 * back for what is left, and not yet for the shares, as in the books.
 *
 * - Errors: those of the refund itself. Of nothing at all the preview is what is left.
 */
export function previewRefund(
  order: Order,
  known: Case | null,
  asked: Pick<RefundAskedFact, "lines" | "freightFen">,
  nowMs: number,
): Result<RefundPreview, RefundRefusal> {
  const allowed = mayRefund(order, known, { ...asked, key: NO_REFUND, reason: "", by: "" }, nowMs);
  if (!allowed.ok) return allowed;
  const facts = known?.facts ?? [];
  const now = owedOf(facts);
  const then = owedOf([...facts, { ...asked, key: "refund/" }]);
  const shares = [...now.keys()].flatMap((promoterId): PreviewedShare[] => {
    const nowFen = now.get(promoterId) ?? NOTHING;
    const thenFen = then.get(promoterId) ?? NOTHING;
    if (nowFen === thenFen) return [];
    const finalFen = finalOf(known, promoterId, nowMs);
    const overFen = (owedFen: Fen) => atLeastNothing(finalFen - owedFen);
    const fromWalletFen = atLeastNothing(overFen(thenFen) - overFen(nowFen));
    const takenBackFen = fen(nowFen - thenFen);
    return [{ promoterId, nowFen, thenFen, takenBackFen, fromWalletFen }];
  });
  const left = leftOf(order, facts, "asked");
  return ok({
    toBuyerFen: refundSumFen(asked),
    left,
    leftFen: sumFen(left.map(({ leftFen }) => leftFen)),
    sharedFen: sumFen([...now.values()]),
    takenBackFen: sumFen(shares.map(({ takenBackFen }) => takenBackFen)),
    fromWalletsFen: sumFen(shares.map(({ fromWalletFen }) => fromWalletFen)),
    shares,
  });
}

/** What of the order has become available to a promoter, or will within the guard band. */
const finalOf = (known: Case | null, promoterId: string, nowMs: number): number =>
  (known?.schedule ?? [])
    .filter((row) => row.promoterId === promoterId && row.availableAtMs <= nowMs + GUARD_BAND_MS)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
