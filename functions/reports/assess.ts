import type { Assess, AssessReply } from "#contracts/reports.ts";
import { promoterLabel } from "#core/promoter/words.ts";
import { ok, type Result } from "#core/result.ts";
import { assessed } from "#core/reports/assessed.ts";
import type { AssessedRow } from "#core/reports/targets.ts";
import { measuredAmong, peopleOf } from "#functions/reports/people.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";

/** Who reached a target in some days, and what might follow. It changes nothing. 7 requests, and what lacks is counted. */
export async function assess(
  deps: WithReports,
  { nowMs }: StaffCall,
  request: Assess,
): Promise<Result<AssessReply, never>> {
  const { targetValue, otherwise, passed, afterRows, limit } = request;
  const { values, numbers, age } = await measuredAmong(deps, request, nowMs);
  const all = numbers ?? (await deps.reads.numbersWhere({}, nowMs));
  const rows = assessed(values, all, targetValue, otherwise);
  const passedCount = rows.filter((row) => row.passed).length;
  const asked = rows.filter((row) => passed === undefined || row.passed === passed);
  const page = asked.slice(afterRows, afterRows + limit);
  const who = await peopleOf(
    deps,
    page.map(({ number }) => number),
    nowMs,
  );
  return ok({
    ...age,
    rows: page.map((row): AssessedRow => {
      const { level, region } = who(row.number);
      return { ...row, label: promoterLabel(row.number), level, region, targetValue };
    }),
    ...{ passedCount, missedCount: rows.length - passedCount },
    nextAfterRows: afterRows + limit < asked.length ? afterRows + limit : null,
  });
}
