/** Something that must be told at an instant. */
export interface Due {
  readonly dueMs: number;
}

/** Notices in order of time; those of the same instant in the order of their coming. */
export interface NoticeQueue<N extends Due> {
  add(notice: N): void;
  nextDueMs(): number | undefined;
  /** Takes out all of the earliest instant, if it is not after `untilMs`. */
  takeEarliest(untilMs: number): N[];
  /** Takes out the first that fits; undefined when none does. */
  take(fits: (notice: N) => boolean): N | undefined;
  all(): readonly N[];
}

export function createNoticeQueue<N extends Due>(): NoticeQueue<N> {
  const notices: N[] = [];

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
    take(fits) {
      const at = notices.findIndex(fits);
      return at === -1 ? undefined : notices.splice(at, 1)[0];
    },
    all: () => notices,
  };
}
