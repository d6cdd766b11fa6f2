import { REFUSED, type Case, type Documents } from "./case.ts";
import { expressions, type Row } from "./rows.ts";

const EVENING = { $date: "2026-03-01T16:30:05.007Z" };
const DOCUMENT: Documents = [
  { _id: 1, s: "Hello", no: null, t: EVENING, year: { $date: "2027-01-01T00:00:00Z" } },
];

const SHANGHAI = "Asia/Shanghai";

const DATES: readonly Row[] = [
  [
    "$dateToString",
    { $dateToString: { date: "$t", format: "%Y-%m-%d %H:%M:%S.%L" } },
    "2026-03-01 16:30:05.007",
  ],
  ["$dateToString without a format", { $dateToString: { date: "$t" } }, "2026-03-01T16:30:05.007Z"],
  [
    "$dateToString in a zone",
    { $dateToString: { date: "$t", format: "%Y-%m-%d", timezone: SHANGHAI } },
    "2026-03-02",
  ],
  [
    "$dateToString by an offset",
    { $dateToString: { date: "$t", format: "%d %H", timezone: "+08:00" } },
    "02 00",
  ],
  [
    "$dateToString of weeks",
    { $dateToString: { date: "$t", format: "%G-W%V-%u %U %j" } },
    "2026-W09-7 09 060",
  ],
  ["$dateToString onNull", { $dateToString: { date: "$no", onNull: "never" } }, "never"],
  ["$dateToString of null", { $dateToString: { date: "$no" } }, null],
  [
    "$dateFromString",
    { $dateFromString: { dateString: "2026-03-01" } },
    { $date: "2026-03-01T00:00:00Z" },
  ],
  [
    "$dateFromString with a time",
    { $dateFromString: { dateString: "2017-02-08T12:10:40.787" } },
    { $date: "2017-02-08T12:10:40.787Z" },
  ],
  [
    "$dateFromString with an offset inside",
    { $dateFromString: { dateString: "2017-02-08T12:10:40+0800" } },
    { $date: "2017-02-08T04:10:40Z" },
  ],
  [
    "$dateFromString in a zone",
    { $dateFromString: { dateString: "2026-03-01", timezone: SHANGHAI } },
    { $date: "2026-02-28T16:00:00Z" },
  ],
  [
    "$dateFromString in New York",
    { $dateFromString: { dateString: "2017-02-08T12:10:40.787", timezone: "America/New_York" } },
    { $date: "2017-02-08T17:10:40.787Z" },
  ],
  [
    "$dateFromString by a format",
    { $dateFromString: { dateString: "06-15-2018", format: "%m-%d-%Y" } },
    { $date: "2018-06-15T00:00:00Z" },
  ],
  [
    "$dateFromString by ISO weeks",
    { $dateFromString: { dateString: "2018-25-5", format: "%G-%V-%u" } },
    { $date: "2018-06-22T00:00:00Z" },
  ],
  ["$dateFromString of no date", { $dateFromString: { dateString: "yesterday" } }, REFUSED],
  [
    "$dateFromString onError",
    { $dateFromString: { dateString: "yesterday", onError: "bad" } },
    "bad",
  ],
  ["$dateFromString onNull", { $dateFromString: { dateString: "$no", onNull: 0 } }, 0],
  [
    "$dateFromParts",
    { $dateFromParts: { year: 2017, month: 2, day: 8, hour: 12 } },
    { $date: "2017-02-08T12:00:00Z" },
  ],
  [
    "$dateFromParts by ISO weeks",
    { $dateFromParts: { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 } },
    { $date: "2017-02-08T12:00:00Z" },
  ],
  [
    "$dateFromParts in a zone",
    { $dateFromParts: { year: 2026, month: 3, day: 1, timezone: SHANGHAI } },
    { $date: "2026-02-28T16:00:00Z" },
  ],
  [
    "$dateFromParts in summer time",
    { $dateFromParts: { year: 2026, month: 7, day: 1, timezone: "America/New_York" } },
    { $date: "2026-07-01T04:00:00Z" },
  ],
  [
    "$dateFromParts carries over",
    { $dateFromParts: { year: 2017, month: 14, day: 1, hour: 12 } },
    { $date: "2018-02-01T12:00:00Z" },
  ],
  [
    "$dateFromParts borrows",
    { $dateFromParts: { year: 2017, month: 0, day: 1, hour: 12 } },
    { $date: "2016-12-01T12:00:00Z" },
  ],
  ["$dateFromParts of null", { $dateFromParts: { year: "$no" } }, null],
  ["$dateFromParts without a year", { $dateFromParts: { month: 1 } }, REFUSED],
  [
    "$dateToParts",
    { $dateToParts: { date: "$t", timezone: SHANGHAI } },
    { year: 2026, month: 3, day: 2, hour: 0, minute: 30, second: 5, millisecond: 7 },
  ],
  [
    "$dateToParts by ISO weeks",
    { $dateToParts: { date: "$t", iso8601: true } },
    {
      isoWeekYear: 2026,
      isoWeek: 9,
      isoDayOfWeek: 7,
      hour: 16,
      minute: 30,
      second: 5,
      millisecond: 7,
    },
  ],
  [
    "$year, $month, $dayOfMonth",
    [{ $year: "$t" }, { $month: "$t" }, { $dayOfMonth: "$t" }],
    [2026, 3, 1],
  ],
  [
    "$hour, $minute, $second, $millisecond",
    [{ $hour: "$t" }, { $minute: "$t" }, { $second: "$t" }, { $millisecond: "$t" }],
    [16, 30, 5, 7],
  ],
  ["$hour in a zone", { $hour: { date: "$t", timezone: "+08:00" } }, 0],
  ["$dayOfWeek: Sunday is 1", { $dayOfWeek: "$t" }, 1],
  ["$isoDayOfWeek: Sunday is 7", { $isoDayOfWeek: "$t" }, 7],
  ["$dayOfYear", { $dayOfYear: "$t" }, 60],
  ["$week begins on Sunday", { $week: "$t" }, 9],
  ["$week before the first Sunday is 0", { $week: { $toDate: "2026-01-01" } }, 0],
  ["$week of the first Sunday", { $week: { $toDate: "2026-01-04" } }, 1],
  ["$isoWeek", { $isoWeek: "$t" }, 9],
  ["$isoWeekYear of New Year's Day", { $isoWeekYear: "$year" }, 2026],
  ["$isoWeek of New Year's Day", { $isoWeek: "$year" }, 53],
  ["$year of null", { $year: "$no" }, null],
  ["$year of a text", { $year: "$s" }, REFUSED],
];

export const DATES_CASES: readonly Case[] = expressions("dates", DOCUMENT, DATES);
