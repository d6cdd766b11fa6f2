import { defaultSettings } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { debtAfter, remind, reminderText } from "#core/wallet/debt.ts";
import { statementOf } from "#core/wallet/statement.ts";
import { maturedSince, owing, rolled, wrongWith } from "#core/wallet/testing/owing.ts";

/** Goal: a debt begins when available falls below zero, is reminded of three times, and ends by itself. */
it("begins below zero, keeps its first day, and ends at zero", () => {
  const known = debtAfter(null, fen(-1), 10);
  expect(known).toEqual({ sinceMs: 10, reminders: 0, writeOff: null });
  expect(debtAfter(known, fen(-2), 20)).toBe(known);
  expect(debtAfter(known, fen(0), 30)).toBeNull();
});

it("is filled by later earnings first; a new one begins anew", () => {
  let wallet = owing(500);
  wallet = rolled(wallet, 2, 200);
  expect(wallet).toMatchObject({ availableFen: -300, debt: { sinceMs: 1 } });
  wallet = rolled(wallet, 3, 400);
  expect(wallet).toMatchObject({ availableFen: 100, debt: null });
  wallet = rolled(wallet, 4, -150);
  expect(wallet).toMatchObject({ availableFen: -50, debt: { sinceMs: 4, reminders: 0 } });
  expect(wrongWith(wallet)).toEqual([]);
});

it.each([
  [29, 0, 0],
  [30, 0, 1],
  [59, 1, 1],
  [60, 1, 2],
  [90, 2, 3],
  [400, 3, 3],
  [70, 0, 2], // A run that comes late gives one reminder, not two.
])("after %i days, %i given: reminder %i", (days, given, expected) => {
  const wallet = { debt: { sinceMs: 5, reminders: given, writeOff: null } };
  const reminded = remind(wallet, 5 + days * DAY_MS);
  expect(reminded.debt.reminders).toBe(expected);
  if (expected === given) expect(reminded).toBe(wallet);
  expect(remind(reminded, 5 + days * DAY_MS)).toBe(reminded);
});

it("does not remind anybody who owes nothing, nor a moment too early", () => {
  const free = { debt: null };
  expect(remind(free, 1_000 * DAY_MS)).toBe(free);
  const known = { debt: { sinceMs: 0, reminders: 0, writeOff: null } };
  expect(remind(known, 30 * DAY_MS - 1)).toBe(known);
});

it("is told to the promoter, with the newest reminder", () => {
  const told = (wallet = owing(), amount = 0) => {
    const span = maturedSince(wallet, 31 * DAY_MS, amount);
    const { owedFen, owedSinceMs, reminder } = statementOf(
      wallet,
      { ...span, pendingFen: fen(0) },
      { settings: defaultSettings, tax: "none", dayLeftFen: null },
      31 * DAY_MS,
    );
    return { owedFen, owedSinceMs, reminder };
  };
  expect(told()).toEqual({ owedFen: 500, owedSinceMs: 1, reminder: null });
  const reminded = remind(owing(), 31 * DAY_MS);
  expect(told(reminded)).toEqual({
    owedFen: 500,
    owedSinceMs: 1,
    reminder: expect.stringContaining("满 30 天"),
  });
  expect(told(reminded, 500)).toEqual({ owedFen: 0, owedSinceMs: null, reminder: null });
  expect(reminderText({ sinceMs: 0, reminders: 3, writeOff: null })).toContain("满 90 天");
});
