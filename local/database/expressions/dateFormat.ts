import { requestFailed } from "../errors.ts";
import { dayOfYear, isoDayOf, isoWeekOf, isoYearOf, weekOf } from "./calendar.ts";

/** A date as text, after `$dateToString`'s format specifiers, in the zone that is `offset` milliseconds ahead of UTC. */
export function formatDate(at: Date, offset: number, format: string): string {
  const local = new Date(at.getTime() + offset);
  return format.replace(/%(.?)/gs, (_, specifier: string) => specified(specifier, local, offset));
}

function specified(specifier: string, local: Date, offset: number): string {
  switch (specifier) {
    case "Y":
      return padded(local.getUTCFullYear(), 4);
    case "m":
      return padded(local.getUTCMonth() + 1, 2);
    case "d":
      return padded(local.getUTCDate(), 2);
    case "H":
      return padded(local.getUTCHours(), 2);
    case "M":
      return padded(local.getUTCMinutes(), 2);
    case "S":
      return padded(local.getUTCSeconds(), 2);
    case "L":
      return padded(local.getUTCMilliseconds(), 3);
    case "j":
      return padded(dayOfYear(local), 3);
    case "u":
      return String(isoDayOf(local));
    case "w":
      return String(local.getUTCDay() + 1);
    case "G":
      return padded(isoYearOf(local), 4);
    case "V":
      return padded(isoWeekOf(local), 2);
    case "U":
      return padded(weekOf(local), 2);
    case "z":
      return zoneText(offset);
    case "Z":
      return String(offset / 60_000);
    case "%":
      return "%";
    default:
      throw requestFailed(`Invalid format character '%${specifier}' in format string`);
  }
}

function zoneText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  return `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
