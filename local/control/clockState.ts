import type { Clock } from "../clock.ts";
import { clockState } from "./clockRoutes.ts";
import { get, type Routes } from "./route.ts";

/** `/control/clock/state`: what the clock says, and how it goes. */
export function clockStateRoutes(clock: Clock): Routes {
  return new Map([["/control/clock/state", get(async () => clockState(clock))]]);
}
