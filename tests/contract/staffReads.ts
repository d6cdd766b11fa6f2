import { emptyFan } from "#core/attribution/touches.ts";
import { type Asked, closedAction, openedAction } from "#core/staff/action.ts";
import type { Invitation } from "#core/staff/invitation.ts";
import type { Staff } from "#core/staff/staff.ts";
import {
  type StaffActionFilter,
  type StaffFilter,
  type StaffReads,
  TARGETS_SHOWN,
} from "#ports/staffReads.ts";
import type { Store } from "#ports/store.ts";

const aStaff = (id: string, changes: Partial<Staff> = {}): Staff => ({
  ...{ _id: `sr-${id}`, rev: 1, name: `人.${id}`, role: "service", storeIds: [], isActive: true },
  ...{ sessions: [], reentry: null, createdAtMs: 0, by: "sr-o" },
  ...changes,
});
const PEOPLE = [
  aStaff("a", { role: "finance" }),
  aStaff("b"),
  aStaff("c", { isActive: false }),
  aStaff("d", { name: "丁.*" }),
];
const anInvitation: Invitation = {
  ...{ _id: "sr-i1", rev: 1, name: "x", role: "service", storeIds: [], codeMark: "sr-mark" },
  ...{ by: "sr-o", createdAtMs: 0, expiresAtMs: 1, cancelledAtMs: null },
  ...{ takenBy: null, takenAtMs: null },
};
const anEntry = (n: number, changes: Partial<Asked> = {}) =>
  openedAction(
    {
      ...{ staffId: "sr-a", name: "安", role: "finance", function: "withdraw", action: "review" },
      ...{ kind: "write", atMs: n * 1_000, request: { withdrawalId: `sr-w${n}` } },
      ...changes,
    },
    String(n),
  );
const refused = { state: "refused", code: "step_not_allowed", atMs: 1 } as const;
const ENTRIES = [
  anEntry(1),
  anEntry(2, {
    ...{ staffId: "sr-b", function: "order", action: "refund" },
    request: { withdrawalId: "sr-w2", ids: Array.from({ length: 200 }, (_, n) => `sr-many-${n}`) },
  }),
  closedAction(anEntry(3, { action: "approveMany" }), {
    ...{ ...refused, changesLeftOut: 2 },
    changes: [{ collection: "wallets", id: "sr-A", fields: [], fieldsLeftOut: 0 }],
  }),
];
const aMovedFan = (id: string, moveAskedAtMs?: number) => ({
  ...emptyFan(`sr-${id}`),
  ...(moveAskedAtMs === undefined ? {} : { moveAskedAtMs }),
});

/** What every `StaffReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function staffReadsContract(open: () => { store: Store; reads: StaffReads }): void {
  let reads: StaffReads;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    for (const one of PEOPLE) await opened.store.create("staff", one);
    await opened.store.create("staffInvitations", anInvitation);
    for (const one of ENTRIES) await opened.store.create("staffActions", one);
    for (const one of [
      aMovedFan("f1", 5),
      aMovedFan("f2", 5),
      aMovedFan("f3", 4),
      aMovedFan("f4"),
    ]) {
      await opened.store.create("fans", one);
    }
  });

  it.each<[string, Partial<StaffFilter>, string]>([
    ["all", {}, "abcd"],
    ["a role's", { role: "service" }, "bcd"],
    ["who is active", { isActive: true, role: "service" }, "bd"],
    ["by a piece of the name, which is no pattern", { search: ".*" }, "d"],
    ["by another piece", { search: "人." }, "abc"],
  ])("lists staff: %s", async (_, filter, expected) => {
    const found = await reads.staffPage({ search: "", ...filter }, "sr-", 100);
    expect(found.map(({ _id }) => _id.slice(-1)).join("")).toBe(expected);
  });

  it("goes on after an id", async () => {
    const found = await reads.staffPage({ search: "" }, "sr-b", 1);
    expect(found.map(({ _id }) => _id)).toEqual(["sr-c"]);
  });

  it("finds an invitation by the mark of its code", async () => {
    expect(await reads.invitationMarked("sr-mark")).toMatchObject({ _id: "sr-i1" });
    expect(await reads.invitationMarked("sr-none")).toBeNull();
  });

  const ALL = { fromId: "", belowId: "9" };
  it.each<[string, Partial<StaffActionFilter>, number[]]>([
    ["all", {}, [3, 2, 1]],
    ["a person's", { staffId: "sr-a" }, [3, 1]],
    ["a function's", { function: "withdraw" }, [3, 1]],
    ["an action's", { call: "order.refund" }, [2]],
    ["an outcome's", { state: "refused" }, [3]],
    ["about an order", { target: "sr-w2" }, [2]],
    ["about the last of many", { target: "sr-many-199" }, [2]],
    ["about what was changed", { target: "sr-A" }, [3]],
    ["from an entry on", { fromId: ENTRIES[1]?._id ?? "" }, [3, 2]],
    ["before an entry", { belowId: ENTRIES[1]?._id ?? "" }, [1]],
    ["two things at once", { staffId: "sr-a", state: "open" }, [1]],
  ])("tells of the log %s, the newest first", async (_, filter, expected) => {
    const found = await reads.staffLog({ ...ALL, ...filter }, 100);
    expect(found.map(({ atMs }) => atMs / 1_000)).toEqual(expected);
  });

  it("tells how much an entry changed, and not what", async () => {
    const [row] = await reads.staffLog(ALL, 1);
    expect(row).toMatchObject({ changed: 1, changesLeftOut: 2, code: "step_not_allowed" });
    expect(row).not.toHaveProperty("request");
    expect(row).not.toHaveProperty("changes");
  });

  it("tells the first of the ids that an entry was about", async () => {
    const [row] = await reads.staffLog({ ...ALL, target: "sr-many-199" }, 1);
    expect(row?.targets).toEqual([
      "sr-w2",
      ...Array.from({ length: TARGETS_SHOWN - 1 }, (_, n) => `sr-many-${n}`),
    ]);
  });

  it("lists fans whose reassignment waits, the longest waiting first", async () => {
    const ids = async (...[after, limit]: Parameters<StaffReads["fansWithMove"]>) =>
      (await reads.fansWithMove(after, limit)).map(({ _id }) => _id);
    expect(await ids(null, 10)).toEqual(["sr-f3", "sr-f1", "sr-f2"]);
    expect(await ids(null, 1)).toEqual(["sr-f3"]);
    expect(await ids({ atMs: 5, id: "sr-f1" }, 10)).toEqual(["sr-f2"]);
  });
}
