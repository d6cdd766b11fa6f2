import { DEFAULT_PAYOUT_RULES } from "#core/brand/settings.ts";
import { amountOf, changedRules, sameOf, typedRules } from "./rulesForm.ts";

const typed = typedRules(DEFAULT_PAYOUT_RULES);

it("says the rules as they are typed, and finds nothing changed in them", () => {
  expect(typed).toMatchObject({ channel: "auto", twoPersonsFromFen: "5,000.00", perDayMaxFen: "" });
  expect(changedRules(DEFAULT_PAYOUT_RULES, typed)).toEqual({});
});

it("finds what was changed, and only that", () => {
  const changes = { channel: "bank", perDayMaxFen: "1000", withoutReviewBelowFen: "0.00" } as const;
  expect(changedRules(DEFAULT_PAYOUT_RULES, { ...typed, ...changes })).toEqual({
    channel: "bank",
    perDayMaxFen: 100_000,
  });
});

it.each([
  ["perDayMaxFen", "", null],
  ["perTransferMaxFen", "", undefined],
  ["perTransferMaxFen", "-1", undefined],
  ["perTransferMaxFen", "1.234", undefined],
  ["twoPersonsFromFen", " 12.3 ", 1_230],
] as const)("%s typed as %j is %j", (name, text, value) => {
  expect(amountOf(name, text)).toBe(value);
  expect(changedRules(DEFAULT_PAYOUT_RULES, { ...typed, [name]: text }) === null).toBe(
    value === undefined,
  );
});

it("says what the changed ones were, and nothing of the others", () => {
  expect(sameOf(DEFAULT_PAYOUT_RULES, { channel: "bank", perDayMaxFen: 1 })).toEqual({
    ...{ channel: null, perDayMaxFen: null },
  });
});
