import type { Identity } from "../functions/context.ts";

/** A notice that the function of a payment must still get. */
export interface Notice {
  readonly functionName: string;
  readonly event: object;
  readonly identity: Identity;
  /** How many more must be taken. */
  readonly left: number;
  /** How many were sent. */
  readonly tries: number;
  readonly triesMax: number;
  readonly dueMs: number;
}

/** Notices in order of time; those of the same instant in the order of their coming. */
export interface NoticeQueue {
  add(notice: Notice): void;
  nextDueMs(): number | undefined;
  /** Takes out all of the earliest instant, if it is not after `untilMs`. */
  takeEarliest(untilMs: number): Notice[];
}

export function createNoticeQueue(): NoticeQueue {
  const notices: Notice[] = [];

  /** The place after the last notice that is due by an instant. */
  function placeAfter(dueMs: number): number {
    let [low, high] = [0, notices.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((notices[middle]?.dueMs ?? 0) <= dueMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add: (notice) => void notices.splice(placeAfter(notice.dueMs), 0, notice),
    nextDueMs: () => notices[0]?.dueMs,
    takeEarliest(untilMs) {
      const dueMs = notices[0]?.dueMs;
      if (dueMs === undefined || dueMs > untilMs) return [];
      return notices.splice(0, placeAfter(dueMs));
    },
  };
}
