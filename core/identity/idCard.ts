import { err, ok, type Result } from "#core/result.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";

/** Why a text is no number of a resident identity card. */
export type IdCardError = {
  readonly code: "identity_invalid";
  readonly wrong: "form" | "birth" | "check";
};

const FORM = /^[1-9]\d{5}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";
const ADULT_YEARS = 18;

/**
 * The day of birth, `1990-03-07`, that the number of a resident identity card tells.
 *
 * - Promises: a wrong digit, and two neighbours that changed places, are always found.
 * - Errors, in order: `form`, `birth` (no such day), `check` (the last digit does not fit the others).
 * - Source: GB 11643-1999; docs/domain/identity.md.
 */
export function birthDayOf(idNumber: string): Result<string, IdCardError> {
  const [, year, month, day] = FORM.exec(idNumber) ?? [];
  if (year === undefined) return wrong("form");
  const birthDay = `${year}-${month}-${day}`;
  const startMs = dayStartMs(birthDay);
  if (Number.isNaN(startMs) || chinaDay(startMs) !== birthDay) return wrong("birth");
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0);
  return CHECK_DIGITS[sum % 11] === idNumber[17] ? ok(birthDay) : wrong("check");
}

/**
 * From when on somebody who was born on a day is 18: the day after the birthday, in China.
 *
 * - The day on which a term begins is not counted (民法典 201), so the last day of it is the birthday itself; a term
 *   of years that has no such day ends on the month's last (202), so who was born on 29 February is 18 on 1 March.
 */
export function adultFromMs(birthDay: string): number {
  const [year = "", month = "", day = ""] = birthDay.split("-");
  const adultYear = Number(year) + ADULT_YEARS;
  const birthdayMs = dayStartMs(`${adultYear}-${month}-01`) + (Number(day) - 1) * DAY_MS;
  const hasNoBirthday = chinaDay(birthdayMs).slice(5, 7) !== month;
  return hasNoBirthday ? birthdayMs : birthdayMs + DAY_MS;
}

/** What may be shown of a name: the first letter. `张小梅` is `张**`. */
export function maskedName(name: string): string {
  const [first = "", ...others] = name;
  return first + "*".repeat(others.length);
}

/** What may be shown of a number: where it was given, and its end; not the birthday. */
export const maskedIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 4)}${"*".repeat(10)}${idNumber.slice(14)}`;

const wrong = (what: IdCardError["wrong"]): Result<never, IdCardError> =>
  err({ code: "identity_invalid", wrong: what });
