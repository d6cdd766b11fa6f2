import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { defaultSettings } from "#core/brand/settings.ts";
import { actions } from "#functions/books/actions.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aPromoter } from "#tests/fixtures.ts";
import { hired } from "#tests/staffMember.ts";

function brand() {
  const memory = emptyMemory();
  const by = (caller = staff) => {
    const deps = { ...memoryDeps({ memory, nowMs: () => 77 }), caller: () => caller };
    const [books, people] = [serve("books", deps, actions), serve("commission", deps, commission)];
    return {
      books: (action: string, fields: object = {}) => books({ action, ...fields }),
      people: (action: string, fields: object = {}) => people({ action, ...fields }),
    };
  };
  return { memory, by, staff: by(staff) };
}
const reason = "季度审计";

it("shows the defaults, takes a partial change, and keeps what was changed", async () => {
  const { staff, memory } = brand();
  const { payout, switches } = defaultSettings;
  expect(await staff.books("settings")).toEqual({
    ok: true,
    data: { payout, switches, monitorsPause: false, changes: [] },
  });
  const rules = { withoutReviewBelowFen: 5_000, channel: "bank" };
  expect(await staff.books("setPayoutRules", { rules, reason })).toMatchObject({
    data: {
      payout: { ...payout, ...rules },
      changes: [
        {
          atMs: 77,
          by: "staff-1",
          reason,
          what: "payout: channel = bank, withoutReviewBelowFen = 5000",
        },
      ],
    },
  });
  const { rev } = memory.documents.settings.get("brand")!;
  expect(await staff.books("setPayoutRules", { rules, reason })).toMatchObject({ ok: true });
  expect(memory.documents.settings.get("brand")?.rev).toBe(rev);
});

it("changes nothing of what somebody else has changed since it was seen", async () => {
  const { staff, memory } = brand();
  const lower = { rules: { twoPersonsFromFen: 80_000 }, was: { twoPersonsFromFen: 500_000 } };
  expect(await staff.books("setPayoutRules", { ...lower, reason })).toMatchObject({ ok: true });
  // Told again after no answer came: it is as wanted.
  expect(await staff.books("setPayoutRules", { ...lower, reason })).toMatchObject({ ok: true });
  const other = { rules: { twoPersonsFromFen: 300_000 }, was: { twoPersonsFromFen: 500_000 } };
  expect(await staff.books("setPayoutRules", { ...other, reason })).toMatchObject({
    error: { code: "payout_rules_changed" },
  });
  const apart = { rules: { perDayMaxFen: 90_000_000 }, was: { perDayMaxFen: null } };
  expect(await staff.books("setPayoutRules", { ...apart, reason })).toMatchObject({ ok: true });
  expect(memory.documents.settings.get("brand")?.payout).toMatchObject({
    ...{ twoPersonsFromFen: 80_000, perDayMaxFen: 90_000_000 },
  });
});

it.each<[string, object]>([
  ["payout_rules_contradict", { rules: { perPromoterDayMaxFen: 100 } }],
  ["payout_rules_contradict", { rules: { perDayMaxFen: 100 } }],
  ["request_invalid", { rules: { perDayMaxFen: 9 } }],
  ["request_invalid", { rules: { twoPersonsFromFen: 0 } }],
  ["request_invalid", { rules: { withoutReviewBelowFen: -1 } }],
  ["request_invalid", { rules: { perTransferMaxFen: 1.5 } }],
  ["request_invalid", { rules: { perTransferMaxFen: 1e12 } }],
  ["request_invalid", { rules: { channel: "cash" } }],
  ["request_invalid", { rules: { switches: {} } }],
  ["request_invalid", { rules: { perDayMaxFen: { $gt: 0 } } }],
  ["request_invalid", { rules: {}, reason: "  " }],
])("refuses with %s: %j", async (code, fields) => {
  const { staff, memory } = brand();
  expect(await staff.books("setPayoutRules", { reason, ...fields })).toMatchObject({
    error: { code },
  });
  expect(memory.documents.settings.size).toBe(0);
});

it("lets finance ask more people to look at a payout, and an owner alone fewer", async () => {
  const { memory, by } = brand();
  const { caller, session } = hired(memory.documents, "finance", 77);
  const set = (rules: object, as = caller) =>
    by(as).books("setPayoutRules", { rules, reason, ...(as === caller ? { session } : {}) });
  expect(await set({ twoPersonsFromFen: 400_000, perDayMaxFen: 90_000_000 })).toMatchObject({
    data: { payout: { twoPersonsFromFen: 400_000 } },
  });
  const refused = { error: { code: "looser_by_owner" } };
  expect(await set({ twoPersonsFromFen: 400_001 })).toMatchObject(refused);
  expect(await set({ withoutReviewBelowFen: 1 })).toMatchObject(refused);
  expect(await set({ withoutReviewBelowFen: 400_001 })).toMatchObject({
    error: { code: "payout_rules_contradict" },
  });
  expect(await set({ twoPersonsFromFen: 400_001 }, staff)).toMatchObject({ ok: true });
});

it("pauses and resumes each switch, once", async () => {
  const { staff } = brand();
  for (const name of ["joining", "shares", "payouts"]) {
    const pause = { switch: name, reason };
    const paused = { [name]: { sinceMs: 77, reason, by: "staff-1" } };
    expect(await staff.books("pause", pause)).toMatchObject({ data: { switches: paused } });
    expect(await staff.books("pause", { ...pause, reason: "again" })).toMatchObject({
      data: { switches: paused },
    });
    expect(await staff.books("resume", pause)).toMatchObject({
      data: { switches: { [name]: null } },
    });
  }
  expect(await staff.books("settings")).toMatchObject({ data: { changes: { length: 6 } } });
  expect(await staff.books("pause", { switch: "all", reason })).toMatchObject({
    error: { code: "request_invalid" },
  });
});

it("is for staff only", async () => {
  const { by } = brand();
  for (const action of ["settings", "setPayoutRules", "pause", "resume"]) {
    expect(await by(person("A")).books(action)).toMatchObject({
      error: { code: "staff_required" },
    });
  }
});

it("takes no new promoters while joining is paused, and says the same of those there are", async () => {
  const { staff, by, memory } = brand();
  memory.documents.promoters.set("A", aPromoter("A"));
  await by(person("B")).people("apply");
  await staff.books("pause", { switch: "joining", reason });
  const approve = (promoterId: string) =>
    staff.people("approve", { promoterId, introducerId: null });
  expect(await by(person("A")).people("apply")).toMatchObject({ data: { state: "approved" } });
  expect(await approve("A")).toMatchObject({ data: { promoterId: "A" } });
  expect(await by(person("C")).people("apply")).toMatchObject({
    error: { code: "joining_paused" },
  });
  expect(await approve("B")).toMatchObject({ error: { code: "joining_paused" } });
  expect([memory.documents.applications.has("C"), memory.documents.promoters.has("B")]).toEqual([
    false,
    false,
  ]);
  await staff.books("resume", { switch: "joining", reason });
  expect(await approve("B")).toMatchObject({ data: { promoterId: "B" } });
});
