import { requestFailed } from "../errors.ts";

const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a time zone's clocks are ahead of UTC at that moment, in milliseconds. UTC when no zone is named. */
export function offsetMs(at: Date, zone: string | undefined): number {
  if (zone === undefined || isUtc(zone)) return 0;
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === "-" ? -minutes : minutes) * MINUTE_MS;
  }
  return namedOffsetMs(at, zone);
}

export function isUtc(zone: string | undefined): boolean {
  return zone === undefined || zone === "UTC" || zone === "GMT" || zone === "Z";
}

/** Reads the clock on the wall of that zone and compares it with UTC's, to the minute. */
function namedOffsetMs(at: Date, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const wallMs = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  return wallMs - Math.floor(at.getTime() / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
    return format;
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${zone}"`);
  }
}
