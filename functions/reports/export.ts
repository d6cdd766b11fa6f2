import type { ExportReport, ExportReportReply } from "#contracts/reportExport.ts";
import { ok, type Result } from "#core/result.ts";
import * as table from "#core/reports/exported.ts";
import { assess } from "#functions/reports/assess.ts";
import { showFunnel } from "#functions/reports/funnel.ts";
import { showLeaderboard } from "#functions/reports/leaderboard.ts";
import { showSales } from "#functions/reports/sales.ts";
import { showTargets } from "#functions/reports/targets.ts";
import { showTrend } from "#functions/reports/trend.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";
import type { Tables } from "#ports/tables.ts";

export type WithTables = WithReports & { readonly tables: Tables };
const ALL = { afterRows: 0, limit: table.EXPORT_ROWS_MAX };

/** A report as a file that a spreadsheet opens. What the report itself costs, and no file is kept. */
export async function exportReport(
  deps: WithTables,
  call: StaffCall,
  { report, format }: ExportReport,
): Promise<Result<ExportReportReply, never>> {
  const { headings, rows, numbers } = await tableOf(deps, call, report);
  async function* all() {
    yield headings;
    yield* rows;
  }
  const content = await deps.tables.write(all(), { format, numbers });
  const span = "fromDay" in report ? `${report.fromDay}-${report.untilDay}` : report.year;
  return ok({
    fileName: `${report.action}-${span}.${format}`,
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(content),
    rows: rows.length - 1, // The last one says how old the figures are.
  });
}

async function tableOf(
  deps: WithReports,
  call: StaffCall,
  report: ExportReport["report"],
): Promise<table.Exported> {
  switch (report.action) {
    case "sales": {
      const { rows, nextAfterRows, ...age } = valueOf(
        await showSales(deps, call, { ...report, ...ALL }),
      );
      return table.exportedSales(rows, age, nextAfterRows !== null);
    }
    case "trend": {
      const { days, ...age } = valueOf(await showTrend(deps, call, report));
      return table.exportedTrend(days, age);
    }
    case "funnel": {
      const { rows, ...age } = valueOf(await showFunnel(deps, call, report));
      return table.exportedFunnel(rows, age);
    }
    case "leaderboard": {
      const { rows, by, nextAfterRows, ...age } = valueOf(
        await showLeaderboard(deps, call, { ...report, ...ALL }),
      );
      return table.exportedBoard(rows, by, age, nextAfterRows !== null);
    }
    case "targets": {
      const { nodes, measure, ...age } = valueOf(await showTargets(deps, call, report));
      return table.exportedTargets(nodes, measure ?? "sales", age);
    }
    case "assess": {
      const { rows, nextAfterRows, ...age } = valueOf(
        await assess(deps, call, { ...report, ...ALL }),
      );
      return table.exportedAssessment(rows, report.by, age, nextAfterRows !== null);
    }
  }
}

/** None of these reports can be refused. */
const valueOf = <T>(told: Result<T, never>): T => (told.ok ? told.value : told.error);
