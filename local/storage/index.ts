import type { Actions } from "../admin/action.ts";
import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { Door } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import type { Rules } from "../rules/index.ts";

/** Whose wish it is: the server SDKs ask no rule, clients do. */
export type StorageCaller =
  { readonly from: "server" } | { readonly from: "client"; readonly caller: Identity | undefined };

/** The environment's files. */
export interface Storage {
  /** Uploads to and downloads from the addresses that were given out, below `/cos/`. */
  readonly door: Door;
  /** `storage.*` of `/admin`. */
  readonly actions: Actions;
  /** `storage.*` of `/web`, for a caller whom the rules bind. */
  clientActions(caller: Identity | undefined): Actions;
  /** `POST /v1/storages/<verb>` of the gateway; undefined for a verb that does not exist. */
  gateway(
    verb: string,
    body: unknown,
    caller: Identity | undefined,
  ): Promise<readonly unknown[]> | undefined;
  readonly routes: Routes;
}

export function createStorage(_: {
  directory: string;
  env: string;
  url: string;
  clock: Clock;
  rules: Rules;
}): Storage {
  return {
    door: async () => undefined,
    actions: new Map(),
    clientActions: () => new Map(),
    gateway: () => undefined,
    routes: new Map(),
  };
}
