import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { Database } from "../database/index.ts";
import type { Functions } from "../functions/invoke.ts";

/** Database triggers: functions that are called when documents change. */
export interface Triggers {
  readonly routes: Routes;
  close(): void;
}

/** Errors: ProjectError for a trigger that cannot be read. */
export function createTriggers(_: {
  directory: string;
  env: string;
  clock: Clock;
  database: Database;
  functions: Functions;
  onError: (error: unknown) => void;
}): Triggers {
  return { routes: new Map(), close: () => undefined };
}
