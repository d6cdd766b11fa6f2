import { t } from "./words.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;

/** An instant at Beijing's clock, by which timers are written: `2026-01-02 03:04:05`. */
export function beijingTime(atMs: number): string {
  if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15 - BEIJING_MS) return "–";
  return new Date(atMs + BEIJING_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** What `beijingTime` wrote, with the seconds or the time left out if one likes; undefined for anything else. */
export function parseBeijingTime(text: string): number | undefined {
  const found = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d))?)?$/.exec(text.trim());
  if (found === null) return undefined;
  const [, day, minutes = "00:00", seconds = "00"] = found;
  const atMs = Date.parse(`${day}T${minutes}:${seconds}Z`) - BEIJING_MS;
  // The 31st of a month that has none would slide into the next one.
  return Number.isNaN(atMs) || !beijingTime(atMs).startsWith(day ?? "") ? undefined : atMs;
}

/** How long, in the two largest units that say something. */
export function durationText(ms: number): string {
  const left = Math.abs(ms);
  if (left < SECOND_MS) return t("不到 1 秒", "under 1 s");
  if (left < MINUTE_MS) return t(`${whole(left, SECOND_MS)} 秒`, `${whole(left, SECOND_MS)} s`);
  if (left < HOUR_MS) {
    const [minutes, seconds] = [whole(left, MINUTE_MS), whole(left % MINUTE_MS, SECOND_MS)];
    return t(`${minutes} 分 ${seconds} 秒`, `${minutes} min ${seconds} s`);
  }
  if (left < DAY_MS) {
    const [hours, minutes] = [whole(left, HOUR_MS), whole(left % HOUR_MS, MINUTE_MS)];
    return t(`${hours} 小时 ${minutes} 分`, `${hours} h ${minutes} min`);
  }
  const [days, hours] = [whole(left, DAY_MS), whole(left % DAY_MS, HOUR_MS)];
  return t(`${days} 天 ${hours} 小时`, `${days} d ${hours} h`);
}

function whole(ms: number, unitMs: number): number {
  return Math.floor(ms / unitMs);
}

export function tookText(ms: number | undefined): string {
  if (ms === undefined) return "–";
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  if (ms < SECOND_MS) return `${ms.toFixed(1)} ms`;
  return `${(ms / SECOND_MS).toFixed(ms < 10 * SECOND_MS ? 2 : 1)} s`;
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** An amount of fen: `¥12.34`. */
export function yuanText(fen: number): string {
  const whole = Math.trunc(Math.abs(fen));
  const cents = String(whole % 100).padStart(2, "0");
  return `${fen < 0 ? "-" : ""}¥${countText(Math.floor(whole / 100))}.${cents}`;
}

export function countText(count: number): string {
  return count.toLocaleString("en-US");
}
