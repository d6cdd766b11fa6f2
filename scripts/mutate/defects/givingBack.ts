import type { Defect } from "#scripts/mutate/defect.ts";

const TYPES = "core/purchase/afterSales.ts";
const AMOUNTS = "core/purchase/afterSalesAmounts.ts";
const ASK = "core/purchase/afterSalesAsk.ts";
const WHOLE = "core/purchase/afterSalesWhole.ts";
const REFUND = "core/purchase/afterSalesRefund.ts";

/** Defects in after-sales: how many pieces, how much money, and what is asked for. */
export const GIVING_BACK: readonly Defect[] = [
  {
    file: TYPES,
    find: 'state === "done" ? kind !== "exchange" :',
    replace: 'state === "done" ? true :',
    says: "what came of an exchange can never be sent back",
  },
  {
    file: AMOUNTS,
    find: "Math.max(0, bought - pieces(takenOf(purchase, line, takesPieces, exceptId)))",
    replace: "bought",
    says: "a piece is sent back twice",
  },
  {
    file: AMOUNTS,
    find: "purchase.delivery.redeemed === null",
    replace: "purchase.delivery.redeemed !== null",
    says: "goods are with their buyer before he collected them",
  },
  {
    file: AMOUNTS,
    find: "piecesOut(purchase, line) - sent",
    replace: "piecesOut(purchase, line)",
    says: "pieces that are on their way back are sent back again",
  },
  {
    file: AMOUNTS,
    find: "quantity + pieces(gone) < bought.quantity",
    replace: "true",
    says: "the last piece leaves a fen with the shop",
  },
  {
    file: AMOUNTS,
    find: "sumFen(gone.map((one) => ofPieces(one.quantity)))",
    replace: "sumFen(gone.map((one) => one.refundFen))",
    says: "who got less for a broken piece gets more for the next",
  },
  {
    file: AMOUNTS,
    find: "takesPieces(one) && isMoney(one)",
    replace: "takesPieces(one)",
    says: "an exchange takes money from the next refund",
  },
  {
    file: AMOUNTS,
    find: "!isEnded(one) && !isCounted(one, facts)",
    replace: "!isEnded(one)",
    says: "a refund that the case counts is taken off twice",
  },
  {
    file: AMOUNTS,
    find: "!isEnded(one) && !isCounted(one, facts)",
    replace: "isEnded(one) && !isCounted(one, facts)",
    says: "two after-sales are promised the same money",
  },
  {
    file: AMOUNTS,
    find: "!keys.has(`refund-ended/${id}`)",
    replace: "true",
    says: "a refund that WeChat closed keeps its money",
  },
  {
    file: AMOUNTS,
    find: "atLeastNothing(freight - freightTaken)",
    replace: "freight",
    says: "freight goes back twice",
  },
  {
    file: AMOUNTS,
    find: "    skus.set(sku, fen((skus.get(sku) ?? 0) - refundFen));\n",
    replace: "",
    says: "two lines of a SKU take the same money",
  },
  {
    file: ASK,
    find: "new Set([`hold/${id}`, `refund-asked/${id}`, `refund/${id}`])",
    replace: "new Set([`hold/${id}`])",
    says: "an after-sales takes the number of a refund",
  },
  {
    file: ASK,
    find: "quantity > out",
    replace: "quantity > left",
    says: "what was never shipped is to be sent back",
  },
  {
    file: ASK,
    find: "if (before?.quantity !== quantity) return false;",
    replace: "",
    says: "another number of pieces is the same asking",
  },
  {
    file: WHOLE,
    find: 'counted === "asked" && one.state === "asked"',
    replace: 'one.state === "asked"',
    says: "freight is decided by what others have only asked for",
  },
  {
    file: WHOLE,
    find: "(gift || pieces >= quantity)",
    replace: "pieces >= quantity",
    says: "a gift keeps the freight of an order that goes back whole",
  },
  {
    file: REFUND,
    find: "piecesStaying(purchase, one, line)",
    replace: "line.quantity",
    says: "shipped pieces are put back into stock",
  },
  {
    file: REFUND,
    find: "isFirst && unshipped > 0",
    replace: "unshipped > 0",
    says: "pieces are put back into stock again with a second refund",
  },
];
