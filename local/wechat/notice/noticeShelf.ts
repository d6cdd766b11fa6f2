import { createNoticeQueue } from "./noticeQueue.ts";
import type { OutNotice } from "./outNotice.ts";

/** How many notices that came to an end are still shown. */
export const ENDED_KEPT = 1_000;

/** Where notices lie: those that wait, those that came to an end, and the names of those that are out. */
export interface NoticeShelf {
  /** Lays a notice down: the only one of its number. */
  keep(notice: OutNotice): void;
  /** Takes out the first that waits and fits; it counts as out until it is laid down again. */
  takeOut(fits: (notice: OutNotice) => boolean): OutNotice | undefined;
  /** Takes out all of the earliest instant, if it is not after `untilMs`. */
  takeEarliest(untilMs: number): readonly OutNotice[];
  isOut(id: string): boolean;
  /** Forgets a notice that waits. */
  drop(id: string): void;
  nextDueMs(): number | undefined;
  /** The newest fact first. */
  list(): readonly OutNotice[];
}

export function createNoticeShelf(): NoticeShelf {
  const queue = createNoticeQueue<OutNotice>();
  const ended = new Map<string, OutNotice>();
  const out = new Set<string>();
  const drop = (id: string) => void queue.take((notice) => notice.id === id);

  return {
    keep(notice) {
      const { id } = notice;
      out.delete(id);
      drop(id);
      if (notice.state === "waiting") return queue.add(notice);
      ended.set(id, notice);
      const [oldest] = ended.keys();
      if (ended.size > ENDED_KEPT && oldest !== undefined) ended.delete(oldest);
    },
    takeOut(fits) {
      const notice = queue.take(fits);
      if (notice !== undefined) out.add(notice.id);
      return notice;
    },
    takeEarliest(untilMs) {
      const notices = queue.takeEarliest(untilMs);
      for (const { id } of notices) out.add(id);
      return notices;
    },
    isOut: (id) => out.has(id),
    drop,
    nextDueMs: queue.nextDueMs,
    list() {
      const all = [...queue.all(), ...ended.values()];
      return all.sort((a, b) => b.createdAtMs - a.createdAtMs);
    },
  };
}
