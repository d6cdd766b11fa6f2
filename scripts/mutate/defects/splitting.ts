import type { Defect } from "#scripts/mutate/defect.ts";

const MONEY = "core/money.ts";

/** Defects in how an amount is shared out over pieces and lines. */
export const SPLITTING: readonly Defect[] = [
  {
    file: MONEY,
    find: "(a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b",
    replace: "(a, b) => a - b",
    says: "the fen that are left go to the first lines",
  },
  {
    file: MONEY,
    find: "(remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b",
    replace: "(remainders[a] ?? 0) - (remainders[b] ?? 0) || a - b",
    says: "the fen that are left go to the smallest remainders",
  },
  {
    file: MONEY,
    find: "|| a - b,",
    replace: "|| b - a,",
    says: "of equal remainders the last gets the fen",
  },
  {
    file: MONEY,
    find: "largestFirst.slice(0, rest)",
    replace: "largestFirst.slice(0, 1)",
    says: "one fen at most is left to share out",
  },
  {
    file: MONEY,
    find: "BigInt(value) * BigInt(weight)); // More",
    replace: "BigInt(value * weight)); // More",
    says: "large amounts are split by numbers that are not exact",
  },
  {
    file: MONEY,
    find: "partFloor(amount, fen(pieces), fen(all))",
    replace: "partFloor(amount, fen(all - pieces), fen(all))",
    says: "pieces are worth what the others are",
  },
  {
    file: MONEY,
    find: "partFloor(amount, fen(pieces), fen(all))",
    replace: "fen(pieces * partFloor(amount, fen(1), fen(all)))",
    says: "pieces are worth what one is, many times",
  },
  {
    file: MONEY,
    find: "unitFen * pieces < mostFen ?",
    replace: "unitFen < mostFen ?",
    says: "pieces together cost more than the most",
  },
  {
    file: MONEY,
    find: "fen(value > 0 ? value : 0)",
    replace: "fen(value > 0 ? value : -value)",
    says: "what is below nothing turns positive",
  },
];
