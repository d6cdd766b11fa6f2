import { type Account, accountState, CLOSING_MS, emptyAccount } from "#core/account/account.ts";
import {
  closingAsked,
  closingBegun,
  closingCancelled,
  closingDone,
  closingPutOff,
  closingSentence,
} from "#core/account/closing.ts";
import { agreed, CONSENTS_KEPT_MAX, consentInForce, withdrawn } from "#core/account/consent.ts";
import type { Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";

/** Goal: consents are only ever added, and a closing goes one way, which can be left until it is carried out. */
const NOW_MS = Date.parse("2026-03-01T12:00:00+08:00");
const END_MS = NOW_MS + CLOSING_MS;
const empty = emptyAccount("U");
const valueOf = <E>(result: Result<Account, E>): Account => {
  if (!result.ok) throw new Error("refused");
  return result.value;
};
const waiting = closingAsked(empty, NOW_MS);
const begun = valueOf(closingBegun(waiting, END_MS));
const closed = closingDone(begun, END_MS + 1);

it("records a consent once for each version, and its withdrawal", () => {
  const first = valueOf(agreed(empty, 1, NOW_MS));
  expect(valueOf(agreed(first, 1, NOW_MS + 1))).toBe(first);
  const second = valueOf(agreed(first, 2, NOW_MS + 2));
  const none = withdrawn(second, NOW_MS + 3);
  expect(none.consents).toEqual([
    { kind: "agreed", version: 1, atMs: NOW_MS },
    { kind: "agreed", version: 2, atMs: NOW_MS + 2 },
    { kind: "withdrawn", version: 2, atMs: NOW_MS + 3 },
  ]);
  expect([consentInForce(second)?.version, consentInForce(none)]).toEqual([2, null]);
  expect(withdrawn(none, NOW_MS + 4)).toBe(none);
  expect(valueOf(agreed(none, 2, NOW_MS + 5)).consents).toHaveLength(4);
});

it("keeps so many consents, the newest", () => {
  let account = empty;
  for (let n = 0; n < CONSENTS_KEPT_MAX + 5; n++) account = valueOf(agreed(account, n, n));
  expect(account.consents).toHaveLength(CONSENTS_KEPT_MAX);
  expect(consentInForce(account)?.version).toBe(CONSENTS_KEPT_MAX + 4);
});

it.each([
  ["nothing asked", empty, "open", "正常使用"],
  ["asked", waiting, "waiting", "2026-03-08 12:00 以后注销，在那之前可以撤回"],
  ["being carried out", begun, "closing", "不能再撤回"],
  ["closed", closed, "closed", "已于 2026-03-08 12:00 注销"],
  ["back again", valueOf(agreed(closed, 1, END_MS + 2)), "open", "正常使用"],
] as const)("%s: %s", (_, account, state, sentence) => {
  expect(accountState(account)).toBe(state);
  expect(closingSentence(account, NOW_MS)).toContain(sentence);
});

it("says after the time is over that something may hold it up", () => {
  expect(closingSentence(waiting, END_MS)).toContain("办完后再注销");
});

it("runs from the first asking, ends with the second it is taken back in", () => {
  expect(closingAsked(waiting, NOW_MS + 5)).toBe(waiting);
  expect(waiting.dueAtMs).toBe(END_MS);
  expect(closingCancelled(waiting)).toEqual({ ok: true, value: empty });
  expect(valueOf(closingCancelled(empty))).toBe(empty);
});

it("begins when the time is over, not a millisecond before, and then cannot be taken back", () => {
  const early = { ok: false, error: { code: "closing_not_due" } };
  expect(closingBegun(waiting, END_MS - 1)).toEqual(early);
  expect(closingBegun(empty, END_MS)).toEqual(early);
  expect(valueOf(closingBegun(begun, END_MS + 9))).toBe(begun);
  expect(closingCancelled(begun)).toEqual({ ok: false, error: { code: "closing_begun" } });
  expect(agreed(begun, 1, END_MS)).toEqual({ ok: false, error: { code: "closing_begun" } });
  expect(closingAsked(begun, END_MS)).toBe(begun);
});

it("is looked at a day later when something stands in its way, but never once it has begun", () => {
  expect(closingPutOff(waiting, END_MS)).toEqual({ ...waiting, dueAtMs: END_MS + DAY_MS });
  expect(closingPutOff(begun, END_MS)).toBe(begun);
  expect(closingPutOff(empty, END_MS)).toBe(empty);
});

it("is done once: the consents stay as a record and hold no more", () => {
  const before = valueOf(agreed(empty, 1, NOW_MS - 1));
  const after = closingDone(valueOf(closingBegun(closingAsked(before, NOW_MS), END_MS)), END_MS);
  expect(after).toMatchObject({ closing: null, dueAtMs: null, closedAtMs: [END_MS] });
  expect([after.consents, consentInForce(after)]).toEqual([before.consents, null]);
  expect(closingDone(after, END_MS + 1)).toBe(after);
});

it("lets him agree while he can still take the closing back", () => {
  const account = valueOf(agreed(waiting, 1, NOW_MS + 1));
  expect([consentInForce(account)?.version, account.closing]).toEqual([1, waiting.closing]);
});

it("ends with the closing what he agreed to in the very instant of it", () => {
  const before = valueOf(agreed(empty, 1, END_MS));
  const after = closingDone(valueOf(closingBegun(closingAsked(before, NOW_MS), END_MS)), END_MS);
  expect([consentInForce(after), accountState(after)]).toEqual([null, "closed"]);
});

it("keeps so many closings, the newest", () => {
  let account = empty;
  for (let n = 0; n < 25; n++) account = closingDone(closingAsked(account, n), n);
  expect([account.closedAtMs.length, account.closedAtMs.at(-1)]).toEqual([20, 24]);
});
