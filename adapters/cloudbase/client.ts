import tcb from "@cloudbase/node-sdk";
import { marksAside } from "#adapters/cloudbase/marksAside.ts";

/** Longer than any request should take, shorter than any function may live. */
const REQUEST_TIMEOUT_MS = 10_000;

/** The database of the environment that the function runs in. */
export function cloudbaseClient(timeout = REQUEST_TIMEOUT_MS) {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, timeout });
  return { app, db: marksAside(app.database()) };
}
export type Client = ReturnType<typeof cloudbaseClient>;
