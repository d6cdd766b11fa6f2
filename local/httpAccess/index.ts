import type { Door } from "../door.ts";
import type { Functions } from "../functions/invoke.ts";

/** HTTP access of functions: the routes that the gateway leads to them. */
export function createHttpAccess(_: { directory: string; env: string; functions: Functions }): {
  readonly door: Door;
} {
  return { door: async () => undefined };
}
