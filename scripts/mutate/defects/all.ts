import type { Defect } from "#scripts/mutate/defect.ts";
import { ATTRIBUTION } from "#scripts/mutate/defects/attribution.ts";
import { BOOKS } from "#scripts/mutate/defects/books.ts";
import { LEDGER } from "#scripts/mutate/defects/ledger.ts";
import { MONEY } from "#scripts/mutate/defects/money.ts";
import { OWING } from "#scripts/mutate/defects/owing.ts";
import { PAYOUTS } from "#scripts/mutate/defects/payouts.ts";
import { PRICING } from "#scripts/mutate/defects/pricing.ts";
import { REFUNDS } from "#scripts/mutate/defects/refunds.ts";
import { SENDING } from "#scripts/mutate/defects/sending.ts";
import { TYING } from "#scripts/mutate/defects/tying.ts";

/** Every seeded defect. A new rule gets one here, and a test that catches it. */
export const DEFECTS: readonly Defect[] = [
  ...PRICING,
  ...BOOKS,
  ...PAYOUTS,
  ...ATTRIBUTION,
  ...LEDGER,
  ...MONEY,
  ...REFUNDS,
  ...SENDING,
  ...OWING,
  ...TYING,
];
