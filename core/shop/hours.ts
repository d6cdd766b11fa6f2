import type { OpeningHours } from "#core/shop/store.ts";
import { chinaDay, DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const WEEK_MS = 7 * DAY_MS;
/** From the beginning of 1970 in China, a Thursday, back to its Monday. */
const MONDAY_MS = 8 * HOUR_MS + 3 * DAY_MS;
const DAY_NAMES = ["一", "二", "三", "四", "五", "六", "日"];
const EN_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Whether a store is open at an instant, and what comes next. */
export type Opening = {
  readonly isOpenNow: boolean;
  /** When that ends: when it closes or opens next; null = never. */
  readonly changesAtMs: number | null;
  /** `营业中，18:00 打烊`, `休息中，明天 09:00 营业`. */
  readonly text: string;
};
/** In minutes of the week, Monday 00:00 being 0; `until` left out. */
type Span = { readonly from: number; readonly until: number };

/**
 * The opening at an instant. Hours that meet, also at midnight, are one.
 *
 * - Source: docs/domain/stores.md, "Opening hours".
 */
export function openingAt(hours: readonly OpeningHours[], nowMs: number): Opening {
  const spans = weekOf(hours);
  const [first] = spans;
  if (!first) return { isOpenNow: false, changesAtMs: null, text: "暂不营业" };
  if (first.from === 0 && first.until === WEEK_MINUTES) {
    return { isOpenNow: true, changesAtMs: null, text: "全天营业" };
  }
  const intoWeekMs = (nowMs + MONDAY_MS) % WEEK_MS;
  const minute = intoWeekMs / MINUTE_MS;
  const atMs = (minuteOfWeek: number) => nowMs - intoWeekMs + minuteOfWeek * MINUTE_MS;
  const open = spans.find(({ from, until }) => from <= minute && minute < until);
  if (open) {
    // What ends with the week goes on where the next begins with hours.
    const goesOn = open.until === WEEK_MINUTES && first.from === 0;
    const changesAtMs = atMs(goesOn ? WEEK_MINUTES + first.until : open.until);
    const text = `营业中，${closingText(changesAtMs, nowMs)} 打烊`;
    return { isOpenNow: true, changesAtMs, text };
  }
  const next = spans.find(({ from }) => from > minute)?.from ?? first.from + WEEK_MINUTES;
  const changesAtMs = atMs(next);
  const text = `休息中，${dayText(changesAtMs, nowMs)} ${clock(next % DAY_MINUTES)} 营业`;
  return { isOpenNow: false, changesAtMs, text };
}

/** The week in words: `周一至周五 09:00–18:00；周六、周日 10:00–17:00`. Days without hours are said too. */
export function hoursText(
  hours: readonly OpeningHours[],
  language: keyof typeof WEEK = "zh",
): string {
  const words = WEEK[language];
  if (hours.length === 0) return words.never;
  const byText = new Map<string, number[]>();
  for (const day of DAYS) {
    const text = textOfDay(hours, day, words);
    byText.set(text, [...(byText.get(text) ?? []), day]);
  }
  return [...byText]
    .sort(([a], [b]) => Number(a === words.rest) - Number(b === words.rest))
    .map(([text, days]) => `${daysText(days, words)}${text}`)
    .join(words.then);
}
/** Between the days and their hours stands a space, and in Chinese none before `休息`. */
const WEEK = {
  zh: {
    ...{ day: (day: number) => `周${DAY_NAMES[day - 1]}`, to: "至", and: "、", then: "；" },
    ...{ every: "每天", whole: " 全天", rest: "休息", never: "暂不营业" },
  },
  en: {
    ...{ day: (day: number) => EN_NAMES[day - 1] ?? "", to: "–", and: ", ", then: "; " },
    ...{ every: "Every day", whole: " all day", rest: " closed", never: "Not open at all" },
  },
};
type WeekWords = (typeof WEEK)["zh"];

/** Whether two entries are open at the same minute: then one of them is a slip. */
export function hoursOverlap(hours: readonly OpeningHours[]): boolean {
  const spans = spansOf(hours);
  return spans.some(({ from }, index) => from < (spans[index - 1]?.until ?? 0));
}

/** The spans of the week, the earliest first; those that meet are one. */
function weekOf(hours: readonly OpeningHours[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spansOf(hours)) {
    const last = merged.at(-1);
    if (last && span.from <= last.until) {
      merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else merged.push(span);
  }
  return merged;
}

const spansOf = (hours: readonly OpeningHours[]): readonly Span[] =>
  hours
    .flatMap(({ days, fromMinute, untilMinute }) =>
      days.map((day) => {
        const start = (day - 1) * DAY_MINUTES;
        return { from: start + fromMinute, until: start + untilMinute };
      }),
    )
    .sort((a, b) => a.from - b.from);

function textOfDay(hours: readonly OpeningHours[], day: number, words: WeekWords): string {
  const spans = hours
    .filter(({ days }) => days.includes(day))
    .sort((a, b) => a.fromMinute - b.fromMinute);
  if (spans.length === 0) return words.rest;
  const [first] = spans;
  if (first?.fromMinute === 0 && first.untilMinute === DAY_MINUTES) return words.whole;
  const clocks = spans.map(
    ({ fromMinute, untilMinute }) => `${clock(fromMinute)}–${clock(untilMinute)}`,
  );
  return ` ${clocks.join(words.and)}`;
}

/** `每天`, `周一至周五`, `周六、周日`. Runs of three and more are told by their ends. */
function daysText(days: readonly number[], words: WeekWords): string {
  if (days.length === DAYS.length) return words.every;
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) =>
      run.length < 3
        ? run.map(words.day).join(words.and)
        : `${words.day(run[0] ?? 0)}${words.to}${words.day(run.at(-1) ?? 0)}`,
    )
    .join(words.and);
}

/** The end of a day is said as its 24:00, not as the next one's 00:00. */
function closingText(atMs: number, nowMs: number): string {
  const isMidnight = minuteOfDay(atMs) === 0;
  const dayMs = isMidnight ? atMs - MINUTE_MS : atMs;
  const time = clock(isMidnight ? DAY_MINUTES : minuteOfDay(atMs));
  return isSameDay(dayMs, nowMs) ? time : `${dayText(dayMs, nowMs)} ${time}`;
}

function dayText(atMs: number, nowMs: number): string {
  if (isSameDay(atMs, nowMs)) return "今天";
  if (isSameDay(atMs, nowMs + DAY_MS)) return "明天";
  const isNextWeek = dayOfWeek(atMs) === dayOfWeek(nowMs);
  return `${isNextWeek ? "下周" : "周"}${DAY_NAMES[dayOfWeek(atMs)]}`;
}

const isSameDay = (a: number, b: number): boolean => chinaDay(a) === chinaDay(b);
const minuteOfWeek = (atMs: number): number => ((atMs + MONDAY_MS) % WEEK_MS) / MINUTE_MS;
/** 0 = Monday. */
const dayOfWeek = (atMs: number): number => (minuteOfWeek(atMs) - minuteOfDay(atMs)) / DAY_MINUTES;
const minuteOfDay = (atMs: number): number => minuteOfWeek(atMs) % DAY_MINUTES;

/** `09:05`; the end of a day is `24:00`. */
function clock(minute: number): string {
  const minutes = minute % 60;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two((minute - minutes) / 60)}:${two(minutes)}`;
}
