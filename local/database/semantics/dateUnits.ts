import type { Case, Documents } from "./case.ts";
import { expressions, type Row } from "./rows.ts";

const SHANGHAI = "Asia/Shanghai";
const DOCUMENT: Documents = [{ _id: 1, t: { $date: "2026-03-01T16:30:05.007Z" } }];

/** Dates cut off, moved and compared by the units of a calendar. */
const UNITS: readonly Row[] = [
  [
    "$dateTrunc to a day in a zone",
    { $dateTrunc: { date: "$t", unit: "day", timezone: SHANGHAI } },
    { $date: "2026-03-01T16:00:00Z" },
  ],
  [
    "$dateTrunc to a week",
    { $dateTrunc: { date: "$t", unit: "week", startOfWeek: "monday" } },
    { $date: "2026-02-23T00:00:00Z" },
  ],
  [
    "$dateTrunc to quarters",
    { $dateTrunc: { date: "$t", unit: "quarter" } },
    { $date: "2026-01-01T00:00:00Z" },
  ],
  [
    "$dateTrunc to bins",
    { $dateTrunc: { date: { $toDate: "2021-03-20T11:30:05Z" }, unit: "hour", binSize: 2 } },
    { $date: "2021-03-20T10:00:00Z" },
  ],
  [
    "$dateAdd of months keeps to the last day",
    { $dateAdd: { startDate: { $toDate: "2024-01-31" }, unit: "month", amount: 1 } },
    { $date: "2024-02-29T00:00:00Z" },
  ],
  [
    "$dateSubtract",
    { $dateSubtract: { startDate: "$t", unit: "day", amount: 1 } },
    { $date: "2026-02-28T16:30:05.007Z" },
  ],
  [
    "$dateDiff counts midnights",
    { $dateDiff: { startDate: "$t", endDate: { $toDate: "2026-03-02" }, unit: "day" } },
    1,
  ],
  [
    "$dateDiff in a zone",
    {
      $dateDiff: {
        startDate: "$t",
        endDate: { $toDate: "2026-03-02" },
        unit: "day",
        timezone: SHANGHAI,
      },
    },
    0,
  ],
  [
    "$dateDiff of months",
    { $dateDiff: { startDate: { $toDate: "2025-12-31" }, endDate: "$t", unit: "month" } },
    3,
  ],
];

export const DATE_UNITS_CASES: readonly Case[] = expressions("dates", DOCUMENT, UNITS);
