import type { Memory } from "#adapters/memory/store.ts";
import type { Place } from "#ports/messageReads.ts";
import { type StaffReads, TARGETS_SHOWN } from "#ports/staffReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `StaffReads`, answered from maps. */
export function memoryStaffReads({ documents }: Memory, request: Request): StaffReads {
  const people = () =>
    [...documents.staff.values()]
      .sort((a, b) => (a._id < b._id ? -1 : 1))
      .map((one) => structuredClone(one));
  return {
    fansWithMove: (after, limit) =>
      request(() =>
        [...documents.fans.values()]
          .filter(({ moveAskedAtMs }) => moveAskedAtMs !== undefined)
          .map((fan) => ({ fan, place: { atMs: fan.moveAskedAtMs ?? 0, id: fan._id } }))
          .filter(({ place }) => after === null || isBefore(after, place))
          .sort((a, b) => (isBefore(a.place, b.place) ? -1 : 1))
          .slice(0, limit)
          .map(({ fan }) => structuredClone(fan)),
      ),
    staffPage: ({ role, isActive, search }, afterId, limit) =>
      request(() =>
        people()
          .filter((one) => one._id > afterId && one.name.includes(search))
          .filter((one) => role === undefined || one.role === role)
          .filter((one) => isActive === undefined || one.isActive === isActive)
          .slice(0, limit),
      ),
    invitationMarked: (codeMark) =>
      request(
        () =>
          [...documents.staffInvitations.values()].find((one) => one.codeMark === codeMark) ?? null,
      ),
    staffLog: ({ staffId, function: name, call, state, target, fromId, belowId }, limit) =>
      request(() =>
        [...documents.staffActions.values()]
          .filter(({ _id }) => _id >= fromId && _id < belowId)
          .filter((one) => staffId === undefined || one.staffId === staffId)
          .filter((one) => name === undefined || one.function === name)
          .filter((one) => call === undefined || one.call === call)
          .filter((one) => state === undefined || one.state === state)
          .filter((one) => target === undefined || one.targets.includes(target))
          .sort((a, b) => (a._id < b._id ? 1 : -1))
          .slice(0, limit)
          .map(({ request: _request, changes, targets, ...row }) => ({
            ...{ ...row, changed: changes.length, targets: targets.slice(0, TARGETS_SHOWN) },
          })),
      ),
  };
}

const isBefore = (a: Place, b: Place): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.id < b.id);
