import type { ScanCode, ScannedCode } from "#contracts/qrcode.ts";
import type { Touch } from "#core/attribution/fan.ts";
import {
  emptyFan,
  foldOlderHalf,
  withTouch,
  type Folding,
  type TouchFailure,
} from "#core/attribution/touches.ts";
import { parseScene } from "#core/qrcode/scene.ts";
import { err, ok, type Result } from "#core/result.ts";
import { policiesOf } from "#functions/shared/attribution.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps, WithSeal } from "#ports/deps.ts";
import type { Store } from "#ports/store.ts";

/** In order of precedence. */
export type ScanFailure = { readonly code: "code_invalid" } | { readonly code: "busy" };

/**
 * Records that the caller opened a code. What it leads to is decided when somebody asks.
 *
 * - One request for a new fan: the code proves itself, so nothing is read. Three for a known one,
 *   two when it was the same opening, or he wants no recommendations; a few more for every fiftieth, which folds the older half.
 */
export async function scanCode(
  deps: WithSeal,
  { openid, nowMs }: PersonCall,
  request: ScanCode,
): Promise<Result<ScannedCode, ScanFailure>> {
  const code = parseScene(request.code, (text) => deps.seal.mark("code", text));
  if (!code.ok) return code;
  const touch: Touch = { ...code.value, atMs: nowMs };
  const first = await record(deps.store, openid, touch, null);
  if (first.ok) return ok({ recorded: true });
  if (first.error.code !== "touches_full") return ok({ recorded: false });
  const second = await record(deps.store, openid, touch, await foldingOf(deps, openid));
  return second.ok ? ok({ recorded: true }) : err({ code: "busy" });
}

/** Adds a touch: as to a fan who is not known yet, which is one write; if he is, to what is read. */
async function record(
  store: Store,
  fanId: string,
  touch: Touch,
  folding: Folding | null,
): Promise<Result<unknown, TouchFailure>> {
  return store.change(
    "fans",
    fanId,
    (fan = emptyFan(fanId)) => withTouch(fan, touch, folding),
    folding ? undefined : { document: null },
  );
}

/** What a full list of touches is shortened with. */
export async function foldingOf(
  deps: Pick<Deps, "reads" | "plans">,
  fanId: string,
): Promise<Folding | null> {
  const view = await deps.reads.fanView(fanId);
  if (!view.fan) return null;
  return foldOlderHalf({ ...view, fan: view.fan }, await policiesOf(deps, view));
}
