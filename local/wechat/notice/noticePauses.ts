/** A notice that WeChat repeats until it was taken often enough. */
export interface Repeated {
  /** How many more must be taken. */
  readonly left: number;
  /** How many were sent. */
  readonly tries: number;
  readonly triesMax: number;
  readonly dueMs: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** WeChat's pauses between the notices of one fact. The last one repeats. */
const PAUSES_MS: readonly number[] = [
  ...[
    15 * SECOND_MS,
    15 * SECOND_MS,
    30 * SECOND_MS,
    3 * MINUTE_MS,
    10 * MINUTE_MS,
    20 * MINUTE_MS,
  ],
  ...[30 * MINUTE_MS, 30 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS],
  ...[3 * HOUR_MS, 3 * HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 6 * HOUR_MS],
];
/** How often WeChat tries to get one notice taken. */
export const TRIES_MAX = PAUSES_MS.length + 1;

/** The notice that follows one that was just sent: WeChat's next pause after it was due. */
export function following<N extends Repeated>(notice: N, taken: boolean): N | undefined {
  const left = taken ? notice.left - 1 : notice.left;
  const tries = notice.tries + 1;
  if (left === 0 || tries >= notice.triesMax) return undefined;
  const pauseMs = PAUSES_MS[Math.min(notice.tries, PAUSES_MS.length - 1)] ?? 0;
  return { ...notice, left, tries, dueMs: notice.dueMs + pauseMs };
}
