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
import { COMPONENT_PAY } from "#scripts/mutate/defects/components.ts";
import { PARTIES } from "#scripts/mutate/defects/parties.ts";
import { POSTS } from "#scripts/mutate/defects/posts.ts";
import { BONUSES } from "#scripts/mutate/defects/bonuses.ts";
import { LINTING } from "#scripts/mutate/defects/linting.ts";
import { PUBLISHING } from "#scripts/mutate/defects/publishing.ts";
import { WATCHING } from "#scripts/mutate/defects/watching.ts";
import { EXPLAINING } from "#scripts/mutate/defects/explaining.ts";
import { FORECASTING } from "#scripts/mutate/defects/forecasting.ts";
import { BASKETS } from "#scripts/mutate/defects/baskets.ts";
import { PLACING } from "#scripts/mutate/defects/placing.ts";
import { BUYING } from "#scripts/mutate/defects/buying.ts";
import { STOCKING } from "#scripts/mutate/defects/stocking.ts";
import { CATALOGUING } from "#scripts/mutate/defects/cataloguing.ts";
import { OPENING } from "#scripts/mutate/defects/opening.ts";
import { DELIVERING } from "#scripts/mutate/defects/delivering.ts";
import { FOLLOWING } from "#scripts/mutate/defects/following.ts";
import { GIVING_BACK } from "#scripts/mutate/defects/givingBack.ts";
import { DECIDING } from "#scripts/mutate/defects/deciding.ts";
import { TELLING } from "#scripts/mutate/defects/telling.ts";
import { TABLING } from "#scripts/mutate/defects/tabling.ts";
import { SPLITTING } from "#scripts/mutate/defects/splitting.ts";
import { LEAVING } from "#scripts/mutate/defects/leaving.ts";
import { EXPORTING } from "#scripts/mutate/defects/exporting.ts";
import { PROMOTING } from "#scripts/mutate/defects/promoting.ts";
import { ADDRESSING } from "#scripts/mutate/defects/addressing.ts";
import { HANDLING } from "#scripts/mutate/defects/handling.ts";
import { ADMITTING } from "#scripts/mutate/defects/admitting.ts";
import { MARKING } from "#scripts/mutate/defects/marking.ts";
import { REPORTING } from "#scripts/mutate/defects/reporting.ts";
import { DESKING } from "#scripts/mutate/defects/desking.ts";

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
  ...COMPONENT_PAY,
  ...PARTIES,
  ...POSTS,
  ...BONUSES,
  ...LINTING,
  ...PUBLISHING,
  ...WATCHING,
  ...EXPLAINING,
  ...FORECASTING,
  ...BASKETS,
  ...PLACING,
  ...BUYING,
  ...STOCKING,
  ...CATALOGUING,
  ...OPENING,
  ...DELIVERING,
  ...FOLLOWING,
  ...GIVING_BACK,
  ...DECIDING,
  ...TELLING,
  ...TABLING,
  ...SPLITTING,
  ...LEAVING,
  ...EXPORTING,
  ...PROMOTING,
  ...ADDRESSING,
  ...HANDLING,
  ...ADMITTING,
  ...MARKING,
  ...REPORTING,
  ...DESKING,
];
