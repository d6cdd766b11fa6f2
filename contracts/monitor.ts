import * as z from "zod";
import { beforeDaySchema } from "#contracts/audit.ts";
import type { MonitorRun } from "#core/monitor/run.ts";

/** `books.monitors`, from staff: what the daily looks at the population found, a month to a page. */
export const listMonitorsSchema = z.strictObject({
  action: z.literal("monitors"),
  beforeDay: beforeDaySchema,
});
export type ListMonitors = z.output<typeof listMonitorsSchema>;

export type MonitorsReply = {
  /** The newest first. */
  readonly monitors: readonly (Omit<MonitorRun, "_id" | "rev"> & { readonly day: string })[];
  readonly nextBeforeDay: string | null;
};
