import {
  answered,
  CONSENTS_MAX,
  emptyConsents,
  leftOf,
  toldUntil,
  used,
  withdrawn,
} from "#core/message/consents.ts";

const NOW_MS = 1_000;
const empty = emptyConsents("U");

it.each([
  ["accept", 0, 1],
  ["accept", 3, 4],
  ["accept", CONSENTS_MAX, CONSENTS_MAX],
  ["reject", 3, 3],
  ["filter", 3, 3],
  ["ban", 3, 0],
] as const)("%s with %i left leaves %i", (result, before, after) => {
  const known = { ...empty, left: { paid: before } };
  expect(leftOf(answered(known, "a1", { paid: result }, NOW_MS), "paid")).toBe(after);
});

it("counts an answer once, and remembers the newest twenty", () => {
  const first = answered(empty, "a1", { paid: "accept" }, NOW_MS);
  expect(answered(first, "a1", { paid: "accept" }, NOW_MS)).toBe(first);
  let known = first;
  for (let n = 2; n <= 21; n++) known = answered(known, `a${n}`, { paid: "reject" }, NOW_MS);
  expect(known.answers).toHaveLength(20);
  expect(known.answers).not.toContain("a1");
});

it("counts from now for who begins to ask as a promoter, and only then", () => {
  const buyer = answered(empty, "a1", { paid: "accept" }, NOW_MS);
  expect(buyer).toMatchObject({ asksPromoter: false, toldUntilMs: 0 });
  const promoter = answered(buyer, "a2", { payout: "accept" }, NOW_MS);
  expect(promoter).toMatchObject({ asksPromoter: true, toldUntilMs: NOW_MS });
  const more = answered(promoter, "a3", { shareAvailable: "accept" }, NOW_MS + 5);
  expect(more.toldUntilMs).toBe(NOW_MS);
  const none = answered(more, "a4", { payout: "ban", shareAvailable: "ban" }, NOW_MS);
  expect(none.asksPromoter).toBe(false);
});

it("uses one consent after the other, until none is left", () => {
  const known = answered(empty, "a1", { payout: "accept" }, NOW_MS);
  const once = used(known, "payout");
  expect(once).toMatchObject({ ok: true, value: { left: { payout: 0 }, asksPromoter: false } });
  expect(once.ok && used(once.value, "payout")).toEqual({
    ok: false,
    error: { code: "no_consent" },
  });
});

it("believes WeChat that there is no consent", () => {
  const known = { ...empty, left: { paid: 3, payout: 1 }, asksPromoter: true };
  expect(withdrawn(known, "paid")).toMatchObject({ left: { paid: 0, payout: 1 } });
  expect(withdrawn(known, "payout").asksPromoter).toBe(false);
  expect(withdrawn(known, "shipped")).toBe(known);
});

it("never forgets up to when somebody was told", () => {
  const known = { ...empty, toldUntilMs: 10 };
  expect(toldUntil(known, 11).toldUntilMs).toBe(11);
  expect(toldUntil(known, 10)).toBe(known);
  expect(toldUntil(known, 9)).toBe(known);
});
