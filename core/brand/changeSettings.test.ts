import { CHANGES_KEPT, pause, resume, setPayoutRules } from "#core/brand/changeSettings.ts";
import { countedUntilMs, defaultSettings, type PayoutRules } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";

const note = (atMs: number) => ({ by: "staff-1", reason: "audit", atMs });
const ruled = (change: Partial<PayoutRules>) => setPayoutRules(defaultSettings, change, note(5));

it("changes what is given, and puts down what, who, when and why", () => {
  const changed = ruled({ channel: "bank", withoutReviewBelowFen: fen(5_000) });
  expect(changed.ok && changed.value.payout).toEqual({
    ...defaultSettings.payout,
    ...{ channel: "bank", withoutReviewBelowFen: 5_000 },
  });
  expect(changed.ok && changed.value.changes).toEqual([
    { ...note(5), what: "payout: channel = bank, withoutReviewBelowFen = 5000" },
  ]);
});

it("puts nothing down where nothing changes", () => {
  const same = ruled({ ...defaultSettings.payout });
  expect(same.ok && same.value).toBe(defaultSettings);
  expect(resume(defaultSettings, "payouts", note(5))).toBe(defaultSettings);
  const paused = pause(defaultSettings, "payouts", note(5));
  expect(pause(paused, "payouts", { ...note(9), reason: "again" })).toBe(paused);
});

it.each<[keyof PayoutRules, keyof PayoutRules, Partial<PayoutRules>]>([
  ["withoutReviewBelowFen", "twoPersonsFromFen", { withoutReviewBelowFen: fen(500_001) }],
  [
    "withoutReviewBelowFen",
    "twoPersonsFromFen",
    { withoutReviewBelowFen: fen(2), twoPersonsFromFen: fen(1) },
  ],
  ["perTransferMaxFen", "perPromoterDayMaxFen", { perPromoterDayMaxFen: fen(19_999_999) }],
  ["perPromoterDayMaxFen", "perDayMaxFen", { perDayMaxFen: fen(19_999_999) }],
])("refuses %s above %s", (lower, upper, change) => {
  expect(ruled(change)).toEqual({
    ...{ ok: false, error: { code: "payout_rules_contradict", lower, upper } },
  });
});

it("takes rules that just fit", () => {
  expect(ruled({ withoutReviewBelowFen: fen(500_000), perDayMaxFen: fen(20_000_000) }).ok).toBe(
    true,
  );
});

it("pauses and resumes, and counts shares until the pause only", () => {
  const paused = pause(defaultSettings, "shares", note(5));
  expect(paused.switches.shares).toEqual({ sinceMs: 5, reason: "audit", by: "staff-1" });
  expect([countedUntilMs(paused, 3), countedUntilMs(paused, 9)]).toEqual([3, 5]);
  const running = resume(paused, "shares", note(8));
  expect(running.switches).toEqual(defaultSettings.switches);
  expect(countedUntilMs(running, 9)).toBe(9);
  expect(running.changes.map(({ what }) => what)).toEqual(["pause shares", "resume shares"]);
});

it("keeps the newest changes only", () => {
  let settings = defaultSettings;
  for (let n = 0; n < CHANGES_KEPT; n++) {
    settings = resume(pause(settings, "joining", note(2 * n)), "joining", note(2 * n + 1));
  }
  expect(settings.changes).toHaveLength(CHANGES_KEPT);
  expect(settings.changes.at(-1)?.atMs).toBe(2 * CHANGES_KEPT - 1);
});
