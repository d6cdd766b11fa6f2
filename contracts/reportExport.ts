import * as z from "zod";
import {
  assessSchema,
  funnelSchema,
  leaderboardSchema,
  salesSchema,
  targetsSchema,
  trendSchema,
} from "#contracts/reports.ts";

/** `reports.export`, from staff: a report as a file, all its rows instead of a page. */
export const exportReportSchema = z.strictObject({
  action: z.literal("export"),
  format: z.enum(["csv"], "只能是 csv").default("csv"),
  /** The report's own request; where its page begins and ends does not matter. */
  report: z.discriminatedUnion("action", [
    salesSchema,
    trendSchema,
    funnelSchema,
    leaderboardSchema,
    targetsSchema,
    assessSchema,
  ]),
});
export type ExportReport = z.output<typeof exportReportSchema>;
export type ExportReportReply = {
  /** `sales-2026-03-01-2026-03-31.csv`. */
  readonly fileName: string;
  /** The file's text, in UTF-8 with the mark by which spreadsheets know it. */
  readonly text: string;
  readonly rows: number;
};
