import type { Defect } from "#scripts/mutate/defect.ts";

const SHARES = "core/commission/shares.ts";
const PRICE = "core/commission/price.ts";
const SEAT = "core/commission/seat.ts";

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
    find: "let roomFen = shareFloor(baseFen, paid.capBp);",
    replace: "let roomFen = baseFen;",
    says: "the line's cap is not applied",
  },
  {
    file: SHARES,
    find: "    paid.perOrderCapFen,\n  );",
    replace: "    sumFen(bases),\n  );",
    says: "the order's cap is not applied",
  },
  {
    file: "core/commission/pricedSeat.ts",
    find: "if (!person || !pay) return null;",
    replace: "if (!person || !pay || earnerOf(seat) === null) return null;",
    says: "a ban makes room under the cap for those behind",
  },
  {
    file: SHARES,
    find: "(a, b) => (claims[a]?.place ?? 0) - (claims[b]?.place ?? 0) || a - b,",
    replace: "(a, b) => (claims[b]?.place ?? 0) - (claims[a]?.place ?? 0) || a - b,",
    says: "the order's cap is cut from the nearest",
  },
  {
    file: SHARES,
    find: "(claims[b]?.place ?? 0) || a - b,",
    replace: "(claims[b]?.place ?? 0) || b - a,",
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
    find: "order.chain[distance - 1] ?? null",
    replace: "order.chain[distance - 1] && order.chain[0] ? order.chain[0] : null",
    says: "the wrong person is paid for the far distances",
  },
  {
    file: SEAT,
    find: "banned: isBannedAt(promoter, atMs)",
    replace: "banned: isBannedAt(promoter, -1)",
    says: "a ban is ignored",
  },
  {
    file: SEAT,
    find: "levelAt(promoter, atMs)",
    replace: "levelAt(promoter, Infinity)",
    says: "the newest level counts, not that of the payment",
  },
  {
    file: "core/commission/seats.ts",
    find: 'order.selfPurchase && plan.selfPurchase !== "level1"',
    replace: 'order.selfPurchase && plan.selfPurchase === "level1"',
    says: "own purchases pay when the plan says they do not",
  },
  {
    file: PRICE,
    find: "order.lines.filter(({ gift }) => !gift)",
    replace: "order.lines",
    says: "gifts earn",
  },
  {
    file: "core/plan/rate.ts",
    find: "specificity(b.rule) - specificity(a.rule)",
    replace: "specificity(a.rule) - specificity(b.rule)",
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
