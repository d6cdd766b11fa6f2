import type { Defect } from "#scripts/mutate/defect.ts";

const SHARES = "core/commission/shares.ts";
const PRICE = "core/commission/price.ts";

/** Defects in what an order owes whom. */
export const PRICING: readonly Defect[] = [
  {
    file: "core/money.ts",
    find: "return fen((product - (product % WHOLE_BP)) / WHOLE_BP);",
    replace:
      "return fen((product - (product % WHOLE_BP)) / WHOLE_BP + (product % WHOLE_BP ? 1 : 0));",
    says: "shares are rounded up",
  },
  {
    file: "core/money.ts",
    find: "const raised = amount * rate + WHOLE_BP / 2;",
    replace: "const raised = amount * rate;",
    says: "tax is rounded down",
  },
  {
    file: SHARES,
    find: "const amountFen = lesserFen(shareFloor(baseFen, rateBp), roomFen);",
    replace: "const amountFen = shareFloor(baseFen, rateBp);",
    says: "the line's cap is not applied",
  },
  {
    file: SHARES,
    find: "    paid.perOrderCapFen,\n  );",
    replace: "    sumFen(bases),\n  );",
    says: "the order's cap is not applied",
  },
  {
    file: PRICE,
    find: "const seated = [...payees, ...banned].sort(",
    replace: "const seated = [...payees].sort(",
    says: "a ban makes room under the cap for those behind",
  },
  {
    file: SHARES,
    find: "(a, b) => (shares[a]?.distance ?? 0) - (shares[b]?.distance ?? 0) || a - b,",
    replace: "(a, b) => (shares[b]?.distance ?? 0) - (shares[a]?.distance ?? 0) || a - b,",
    says: "the order's cap is cut from the nearest",
  },
  {
    file: SHARES,
    find: "(shares[b]?.distance ?? 0) || a - b,",
    replace: "(shares[b]?.distance ?? 0) || b - a,",
    says: "the order's cap is cut from the first line",
  },
  {
    file: SHARES,
    find: "const left = refundedFen.get(sku) ?? 0;",
    replace: "const left = refundedFen.get(paid.lines[0]?.sku ?? sku) ?? 0;",
    says: "a refund is taken from another line",
  },
  {
    file: SHARES,
    find: "refundedFen.set(sku, atLeastNothing(left - paidFen));",
    replace: "",
    says: "a refund is taken from every line of its sku",
  },
  {
    file: SHARES,
    find: "refundedFen.set(sku, (refundedFen.get(sku) ?? 0) + refundFen);",
    replace: "refundedFen.set(sku, refundFen);",
    says: "only the newest refund counts",
  },
  {
    file: PRICE,
    find: "payees.push({ promoterId: promoter._id, distance });",
    replace: "payees.push({ promoterId: order.chain[0] ?? promoter._id, distance });",
    says: "the wrong person is paid for the far distances",
  },
  {
    file: PRICE,
    find: "} else if (isBannedAt(promoter, atMs)) {",
    replace: "} else if (isBannedAt(promoter, -1)) {",
    says: "a ban is ignored",
  },
  {
    file: PRICE,
    find: "levelAt(promoter, payment.successAtMs)",
    replace: "levelAt(promoter, Infinity)",
    says: "the newest level counts, not that of the payment",
  },
  {
    file: PRICE,
    find: 'if (order.selfPurchase && plan.selfPurchase === "none") {',
    replace: 'if (order.selfPurchase && plan.selfPurchase !== "none") {',
    says: "own purchases pay when the plan says they do not",
  },
  {
    file: PRICE,
    find: "if (line.gift) return [];",
    replace: "",
    says: "gifts earn",
  },
  {
    file: "core/plan/rate.ts",
    find: "weight > best.weight",
    replace: "weight < best.weight",
    says: "the least specific rate wins",
  },
  {
    file: "core/plan/calendar.ts",
    find: "findLast(({ fromMs }) => fromMs <= atMs) ?? null",
    replace: "findLast(({ fromMs }) => fromMs < atMs) ?? null",
    says: "a plan begins a millisecond late",
  },
  {
    file: "core/people/standing.ts",
    find: "const fromMs = nextMidnightMs(nowMs);",
    replace: "const fromMs = nowMs;",
    says: "a level is in force at once",
  },
];
