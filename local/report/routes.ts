import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { get, type Routes } from "../control/route.ts";
import type { Meter } from "../meter.ts";
import { costOf } from "./cost.ts";

/** What counts as stored: documents and files, as CloudBase's capacity does. */
const STORED = ["database", "storage"];

/** `GET /control/report`: what a day of the traffic since the meter's last reset costs on CloudBase. */
export function reportRoutes(o: { directory: string; clock: Clock; meter: Meter }): Routes {
  return new Map([
    [
      "/control/report",
      get(async () => {
        const storedBytes = STORED.reduce((sum, name) => sum + bytesIn(join(o.directory, name)), 0);
        return costOf({ usage: o.meter.read(), nowMs: o.clock.nowMs(), storedBytes });
      }),
    ],
  ]);
}

function bytesIn(directory: string): number {
  const files = statSync(directory, { throwIfNoEntry: false })
    ? readdirSync(directory, { recursive: true, withFileTypes: true })
    : [];
  let bytes = 0;
  for (const file of files) {
    // One that was removed meanwhile counts as nothing.
    if (file.isFile()) bytes += sizeOf(join(file.parentPath, file.name));
  }
  return bytes;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
