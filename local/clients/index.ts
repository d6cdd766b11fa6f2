import type { Auth } from "../auth/index.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/index.ts";
import type { Door } from "../door.ts";
import type { Faults } from "../faults/index.ts";
import type { Functions } from "../functions/invoke.ts";
import type { Meter } from "../meter.ts";
import type { Rules } from "../rules/index.ts";
import type { Storage } from "../storage/index.ts";
import type { Watch } from "../watch/index.ts";
import { createGatewayDoor } from "./gatewayDoor.ts";
import { createWebDoor } from "./webDoor.ts";

export type ClientParts = {
  readonly env: string;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly database: Database;
  readonly faults: Pick<Faults, "request">;
  readonly functions: Functions;
  readonly meter: Meter;
  readonly rules: Rules;
  readonly storage: Storage;
  readonly watch: Watch;
  readonly onError: (error: unknown) => void;
};

/** The two dialects of `@cloudbase/js-sdk`: CLOUD_API at `/web`, GATEWAY below `/v1/`. */
export function createClientDoors(parts: ClientParts): {
  readonly web: Door;
  readonly gateway: Door;
} {
  return { web: createWebDoor(parts), gateway: createGatewayDoor(parts) };
}
