import type { Client } from "#adapters/cloudbase/client.ts";
import type { Fan } from "#core/attribution/fan.ts";
import type { Invitation } from "#core/staff/invitation.ts";
import type { Staff } from "#core/staff/staff.ts";
import { type StaffActionRow, type StaffReads, TARGETS_SHOWN } from "#ports/staffReads.ts";

/** The questions of `StaffReads`. The log is read by its ids, which begin with the instant, within one index. */
export function cloudbaseStaffReads({ db }: Client): StaffReads {
  const _ = db.command;
  const $ = _.aggregate;
  const people = async (query: object, limit: number) => {
    const found = await db
      .collection("staff")
      .where(query)
      .orderBy("_id", "asc")
      .limit(limit)
      .get();
    return found.data as Staff[];
  };
  return {
    async fansWithMove(after, limit) {
      const waiting = { moveAskedAtMs: _.gte(after?.atMs ?? 0) };
      const beyond = after && _.or([{ moveAskedAtMs: _.gt(after.atMs) }, { _id: _.gt(after.id) }]);
      const { data } = await db
        .collection("fans")
        .where(beyond ? _.and([waiting, beyond]) : waiting)
        .orderBy("moveAskedAtMs", "asc")
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Fan[];
    },
    staffPage: ({ role, isActive, search }, afterId, limit) =>
      people(
        {
          _id: _.gt(afterId),
          ...(role === undefined ? {} : { role }),
          ...(isActive === undefined ? {} : { isActive }),
          ...(search === "" ? {} : { name: db.RegExp({ regexp: literal(search), options: "" }) }),
        },
        limit,
      ),
    async invitationMarked(codeMark) {
      const found = await db.collection("staffInvitations").where({ codeMark }).limit(1).get();
      return (found.data as Invitation[])[0] ?? null;
    },
    async staffLog({ staffId, function: name, call, state, target, fromId, belowId }, limit) {
      const { data } = await db
        .collection("staffActions")
        .aggregate()
        .match({
          _id: _.gte(fromId).and(_.lt(belowId)),
          ...(staffId === undefined ? {} : { staffId }),
          ...(name === undefined ? {} : { function: name }),
          ...(call === undefined ? {} : { call }),
          ...(state === undefined ? {} : { state }),
          ...(target === undefined ? {} : { targets: target }),
        })
        .sort({ _id: -1 })
        .limit(limit)
        .project({
          ...{ rev: 1, staffId: 1, name: 1, role: 1, function: 1, action: 1, call: 1, kind: 1 },
          ...{ atMs: 1, state: 1, code: 1, endedAtMs: 1, changesLeftOut: 1 },
          targets: $.slice(["$targets", TARGETS_SHOWN]),
          changed: $.size("$changes"),
        })
        .end();
      return data as StaffActionRow[];
    },
  };
}

/** A text as a pattern that matches nothing but it. */
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
