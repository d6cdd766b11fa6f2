import { isErrorCode, sentenceFor } from "#contracts/errors.ts";
import type { Log, LogEntry, LogEntryReply, LogList, LogRow } from "#contracts/staffLog.ts";
import { err, ok, type Result } from "#core/result.ts";
import { actionId } from "#core/staff/action.ts";
import { actionName } from "#core/staff/actionNames.ts";
import { ROLE_NAMES } from "#core/staff/roles.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { StaffActionRow } from "#ports/staffReads.ts";

/** So far back without a day said, and so far at most. */
const DAYS_SHOWN = 31;
const DAYS_MAX = 366;

/** What staff did, the newest first, within a span of days. 1 request. */
export async function listLog(
  { reads }: Deps,
  { nowMs }: StaffCall,
  asked: Log,
): Promise<Result<LogList, never>> {
  const untilDay = asked.untilDay ?? chinaDay(nowMs);
  const untilMs = dayStartMs(untilDay) + DAY_MS;
  const earliestMs = untilMs - DAYS_MAX * DAY_MS;
  const fromMs = asked.fromDay ? dayStartMs(asked.fromDay) : untilMs - DAYS_SHOWN * DAY_MS;
  const { staffId, function: name, what, state, target, afterId, limit } = asked;
  const spanEnd = actionId(untilMs, "");
  const found = await reads.staffLog(
    {
      ...(staffId === undefined ? {} : { staffId }),
      ...(name === undefined || what !== undefined ? {} : { function: name }),
      ...(what === undefined ? {} : { call: `${name}.${what}` }),
      ...(state === undefined ? {} : { state }),
      ...(target === undefined ? {} : { target }),
      fromId: actionId(Math.max(fromMs, earliestMs), ""),
      belowId: afterId !== "" && afterId < spanEnd ? afterId : spanEnd,
    },
    limit,
  );
  return ok({
    entries: found.map(rowOf),
    nextAfterId: found.length < limit ? null : (found.at(-1)?._id ?? null),
    ...{ fromDay: chinaDay(Math.max(fromMs, earliestMs)), untilDay },
  });
}

/** One entry, with what was asked for and what it changed. 1 request. */
export async function showEntry(
  { store }: Deps,
  _: StaffCall,
  { entryId }: LogEntry,
): Promise<Result<LogEntryReply, { readonly code: "action_entry_unknown" }>> {
  const known = await store.get("staffActions", entryId);
  if (!known) return err({ code: "action_entry_unknown" });
  const { request, changes, changesLeftOut } = known;
  return ok({
    ...rowOf({ ...known, changed: changes.length }),
    ...{ request, changes, changesLeftOut },
  });
}

function rowOf(row: StaffActionRow): LogRow {
  const { _id: entryId, staffId, name, role, action, kind, atMs, state, code } = row;
  return {
    ...{ entryId, staffId, name, role, roleName: ROLE_NAMES[role], function: row.function },
    callName: actionName(row.call),
    ...{ action, kind, atMs, state, code, endedAtMs: row.endedAtMs, targets: row.targets },
    message: code !== null && isErrorCode(code) ? sentenceFor({ code }) : null,
    changed: row.changed + row.changesLeftOut,
  };
}
