import {
  FAULTS_SHOWN,
  NO_COUNTS,
  type SheetCounts,
  type SheetFault,
  type SheetJob,
  type SheetState,
} from "#core/sheet/sheet.ts";
import { DAY_MS } from "#core/time.ts";

/** For so long the files of a job are kept. */
export const KEPT_MS = 7 * DAY_MS;
/** A job that has not moved for so long is taken up again: longer than any call can live. */
export const STUCK_MS = 90_000;

/** In these something is to be done in the background. */
const ACTIVE: ReadonlySet<SheetState> = new Set(["running", "applying", "undoing"]);
export const isActive = ({ state }: Pick<SheetJob, "state">): boolean => ACTIVE.has(state);

export const isStuck = (job: SheetJob, nowMs: number): boolean =>
  isActive(job) && nowMs - job.movedAtMs > STUCK_MS;

export const newJob = (
  asked: Pick<SheetJob, "_id" | "way" | "kind" | "format" | "by" | "request">,
  nowMs: number,
): SheetJob => ({
  ...asked,
  ...{ rev: 0, startedAtMs: nowMs, movedAtMs: nowMs, state: "running", done: 0, total: null },
  ...{ cursor: "", parts: [], file: null, expiresAtMs: nowMs + KEPT_MS, mode: null },
  ...{ faultParts: [], faults: [], faultFile: null, faultCount: 0, counts: NO_COUNTS },
  failure: null,
});

/** Whether a start asks for the very job that is there. */
export const isSameJob = (known: SheetJob, asked: SheetJob): boolean =>
  known.way === asked.way &&
  known.kind === asked.kind &&
  known.format === asked.format &&
  known.request === asked.request;

/** Whether nobody has moved a job since it was read: then what was done for it counts. */
export const isWhereItWas = (current: SheetJob, read: SheetJob): boolean =>
  current.state === read.state && current.cursor === read.cursor && current.done === read.done;

/** Faults added to those that the job shows. */
export const withFaults = (
  { faults, faultCount }: Pick<SheetJob, "faults" | "faultCount">,
  more: readonly SheetFault[],
): Pick<SheetJob, "faults" | "faultCount"> => ({
  faults: [...faults, ...more].slice(0, FAULTS_SHOWN),
  faultCount: faultCount + more.length,
});

export const addCounts = (one: SheetCounts, other: SheetCounts): SheetCounts => ({
  made: one.made + other.made,
  changed: one.changed + other.changed,
  same: one.same + other.same,
  skipped: one.skipped + other.skipped,
});
