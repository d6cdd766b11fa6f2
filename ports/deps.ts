import type { CodePictures } from "#ports/codes.ts";
import type { Plans } from "#ports/plans.ts";
import type { Reads } from "#ports/reads.ts";
import type { Seal } from "#ports/seal.ts";
import type { Store } from "#ports/store.ts";
import type { Transfers } from "#ports/transfers.ts";

/** Who calls, as the platform says. Nothing of it ever comes from the body of a call. */
export type Caller = {
  /** A WeChat user of the mini program. */
  readonly openid: string | null;
  /** A signed-in web user of CloudBase: brand staff, if the deployment names him. */
  readonly staffId: string | null;
  /** Which door: `client`, `timer`, `wechat-pay`, or `function` (called by another function). */
  readonly door: "client" | "timer" | "wechat-pay" | "function";
};

/** What every use case may reach outside of the core. */
export interface Deps {
  readonly store: Store;
  readonly reads: Reads;
  readonly plans: Plans;
  readonly nowMs: () => number;
  readonly caller: () => Caller;
  readonly logError: (error: unknown) => void;
}

/** Functions that sign or check something also get a seal; those that pay, transfers; and so on. */
export type WithSeal = Deps & { readonly seal: Seal };
export type WithTransfers = Deps & { readonly transfers: Transfers };
export type WithPictures = WithSeal & { readonly pictures: CodePictures };
