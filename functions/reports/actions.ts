import * as schemas from "#contracts/reports.ts";
import { exportReportSchema } from "#contracts/reportExport.ts";
import { assess } from "#functions/reports/assess.ts";
import { exportReport, type WithTables } from "#functions/reports/export.ts";
import { showFunnel } from "#functions/reports/funnel.ts";
import { showLeaderboard } from "#functions/reports/leaderboard.ts";
import { showOrdersBehind } from "#functions/reports/orders.ts";
import { showSales } from "#functions/reports/sales.ts";
import { saveTarget, showTargets } from "#functions/reports/targets.ts";
import { showToday } from "#functions/reports/today.ts";
import { showTrend } from "#functions/reports/trend.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";

/** What the cloud function `reports` does: today, and what a period came to. Staff only. */
export const actions: ReadonlyMap<string, Action<WithTables>> = new Map<string, Action<WithTables>>(
  [
    ["today", forStaff(schemas.todaySchema, showToday)],
    ["sales", forStaff(schemas.salesSchema, showSales)],
    ["orders", forStaff(schemas.behindSchema, showOrdersBehind)],
    ["trend", forStaff(schemas.trendSchema, showTrend)],
    ["funnel", forStaff(schemas.funnelSchema, showFunnel)],
    ["leaderboard", forStaff(schemas.leaderboardSchema, showLeaderboard)],
    ["saveTarget", forStaff(schemas.saveTargetSchema, saveTarget)],
    ["targets", forStaff(schemas.targetsSchema, showTargets)],
    ["assess", forStaff(schemas.assessSchema, assess)],
    ["export", forStaff(exportReportSchema, exportReport)],
  ],
);
