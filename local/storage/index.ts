import { join } from "node:path";
import type { Actions } from "../admin/action.ts";
import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { Door } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import type { Rules } from "../rules/index.ts";
import { storageActions } from "./actions.ts";
import { fileRoutes } from "./controlRoutes.ts";
import { createCosDoor } from "./cosDoor.ts";
import { createDesk } from "./desk.ts";
import { fileIdIn } from "./filePath.ts";
import { openFiles, type Files } from "./files.ts";
import { gatewayVerb } from "./gateway.ts";
import { createSignatures } from "./signatures.ts";

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
  /** The files themselves, whoever owns them: what exports and imports of the whole state work on. */
  readonly files: Files;
}

/** `directory` is the server's data directory; the files lie in its folder `storage`. Reads nothing before it is asked. */
export function createStorage(o: {
  directory: string;
  env: string;
  url: string;
  clock: Clock;
  rules: Rules;
}): Storage {
  const directory = join(o.directory, "storage");
  const { clock, rules, url } = o;
  const files = openFiles(directory);
  const signatures = createSignatures({ directory, clock });
  const desk = createDesk({ files, signatures, rules, clock, url, fileIdOf: fileIdIn(o.env) });
  return {
    door: createCosDoor({ files, signatures, clock, url }),
    actions: storageActions(desk, { from: "server" }),
    clientActions: (caller) => storageActions(desk, { from: "client", caller }),
    gateway: (verb, body, caller) =>
      gatewayVerb(desk, { verb, body, caller: { from: "client", caller } }),
    routes: fileRoutes({ files, desk }),
    files,
  };
}
