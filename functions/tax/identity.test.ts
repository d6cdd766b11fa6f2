import { nobody } from "#adapters/memory/deps.ts";
import { at, CARDS, NEWER_KEY, office, VAULT_KEY } from "#functions/tax/testing/office.ts";
import { asLogged } from "#tests/staffCost.ts";

const [CARD, OTHER_CARD, THIRD_CARD] = CARDS;
const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });
const asked = (idNumber: string = CARD, name = "张小梅") => ({ name, idNumber, consent: true });

function officeWithA() {
  const desk = office();
  desk.join("A");
  desk.join("B");
  const submit = (id: string, card: string = CARD, name = "张小梅") =>
    desk.by(id)("submitIdentity", asked(card, name));
  const kept = (id: string) => desk.memory.documents.identities.get(id);
  return { ...desk, submit, kept };
}

it("keeps a card sealed, and shows it masked: 4 requests, 1 document", async () => {
  const { submit, kept, cost, by, byStaff, memory } = officeWithA();
  const reply = submit("A", CARD.toLowerCase());
  expect(await cost(() => reply)).toEqual([4, 1]);
  const shown = {
    ok: true,
    data: {
      ...{ promoterId: "A", state: "known", maskedName: "张**", keptUntilMs: null },
      ...{ maskedIdNumber: "1101**********002X", submittedAtMs: at("2026-03-20") },
    },
  };
  expect(await reply).toEqual(shown);
  expect(await by("A")("identity")).toEqual(shown);
  expect(await byStaff("identity", { promoterId: "A" })).toEqual(shown);
  expect(kept("A")?.wrappedKey?.keyId).toBe("k1");
  const stored = JSON.stringify([...memory.documents.identities.values()]);
  expect(stored).not.toContain("小梅");
  expect(stored).not.toContain("1949"); // The birthday would give the masked number away.
});

it("changes nothing when the same comes again, also at the same time", async () => {
  const { submit, kept, cost } = officeWithA();
  const replies = await Promise.all([submit("A"), submit("A"), submit("A")]);
  expect(replies.every(({ ok }) => ok)).toBe(true);
  const before = kept("A");
  expect(await cost(() => submit("A"))).toEqual([3, 0]);
  expect(kept("A")).toEqual(before);
});

it.each<[code: string, change: object]>([
  ["identity_invalid", { idNumber: "110105194912310021" }],
  ["identity_invalid", { idNumber: "110105194902310026" }],
  ["identity_minor", { idNumber: "110105200803200014" }],
  ["request_invalid", { idNumber: "1101051949123100" }],
  ["request_invalid", { idNumber: { $ne: "" } }],
  ["request_invalid", { name: "张" }],
  ["request_invalid", { name: "张".repeat(41) }],
  ["request_invalid", { name: "=HYPERLINK" }],
  ["request_invalid", { name: "张 三" }],
  ["request_invalid", { consent: false }],
  ["request_invalid", { consent: undefined }],
  ["request_invalid", { promoterId: "B" }],
  ["request_invalid", { openid: "B" }],
])("refuses with %s: %j", async (code, change) => {
  const { by, kept } = officeWithA();
  const reply = await by("A")("submitIdentity", { ...asked(), ...change });
  expect(reply).toMatchObject(refused(code));
  expect(kept("A")).toBeUndefined();
  expect(JSON.stringify(reply)).not.toContain("小梅");
});

it("takes a person from the day after the 18th birthday on", async () => {
  const { submit, clock } = officeWithA();
  const card = "110105200803200014"; // Born on 20 March 2008.
  expect(await submit("A", card)).toMatchObject(refused("identity_minor"));
  clock.nowMs = Date.parse("2026-03-21T00:00:00+08:00") - 1;
  expect(await submit("A", card)).toMatchObject(refused("identity_minor"));
  clock.nowMs += 1;
  expect(await submit("A", card)).toMatchObject({ ok: true });
});

it("is for promoters only", async () => {
  const { submit, byOf, byStaff } = officeWithA();
  expect(await submit("X")).toMatchObject(refused("promoter_unknown"));
  expect(await byStaff("submitIdentity", asked())).toMatchObject(refused("person_required"));
  expect(await byOf(nobody)("identity")).toMatchObject(refused("person_required"));
});

it("writes other dots in a name as the card has them", async () => {
  const { submit, kept } = officeWithA();
  await submit("A", CARD, "阿依古丽•买买提");
  const before = kept("A");
  await submit("A", CARD, "阿依古丽·买买提");
  expect(kept("A")).toEqual(before);
});

it("is refused to a second promoter before anything is written: 2 requests", async () => {
  const { submit, cost, kept } = officeWithA();
  await submit("A");
  expect(await cost(() => submit("B"))).toEqual([2, 0]);
  expect(kept("B")).toBeUndefined();
});

it("is one person's only, also when two give it at the same instant", async () => {
  const { submit, kept } = officeWithA();
  const replies = await Promise.all([submit("A"), submit("B")]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const owner = kept("A")?.wrappedKey ? "A" : "B";
  const other = owner === "A" ? "B" : "A";
  expect(kept(other)?.wrappedKey ?? null).toBeNull();
  expect(await submit(other)).toMatchObject(refused("identity_taken"));
  expect(await submit(owner)).toMatchObject({ ok: true });
  expect(await submit(other, OTHER_CARD)).toMatchObject({ ok: true });
});

it("fixes the number with the first payout; a name may still be put right; staff can reset", async () => {
  const { submit, kept, pay, byStaff, by } = officeWithA();
  await submit("A", OTHER_CARD);
  await submit("A", CARD); // Nobody was paid yet.
  pay("A", 100_000, "labour", "2026-03-10");
  expect(await submit("A", OTHER_CARD)).toMatchObject(refused("identity_fixed"));
  expect(await submit("A", CARD, "张小妹")).toMatchObject({ ok: true });
  const reset = { promoterId: "A", reason: "证件是母亲的" };
  expect(await by("A")("resetIdentity", reset)).toMatchObject(refused("staff_required"));
  expect(await byStaff("resetIdentity", { ...reset, promoterId: "B" })).toMatchObject(
    refused("identity_unknown"),
  );
  expect(await byStaff("resetIdentity", reset)).toMatchObject({ ok: true });
  const rev = kept("A")?.rev;
  expect(await byStaff("resetIdentity", reset)).toMatchObject({ ok: true });
  expect(kept("A")?.rev).toBe(rev);
  expect(await submit("A", OTHER_CARD)).toMatchObject({ ok: true });
  expect(kept("A")).toMatchObject({ reset: null, former: [{ by: "staff-1" }] });
  expect(await submit("A", THIRD_CARD)).toMatchObject(refused("identity_fixed"));
});

it("is nobody else's to see or to forget", async () => {
  const { submit, by, byStaff } = officeWithA();
  await submit("A");
  for (const action of ["identity", "forgetIdentity"]) {
    expect(await by("B")(action, { promoterId: "A" })).toMatchObject(refused("staff_required"));
    expect(await byStaff(action)).toMatchObject(refused("promoter_unknown"));
  }
  expect(await by("A")("identity", { promoterId: "A" })).toMatchObject({ ok: true });
  expect(await by("B")("identity")).toMatchObject({ data: { state: "missing" } });
});

it("is destroyed when its owner asks, and can be given again: 2 requests, 1 document", async () => {
  const { submit, by, kept, cost, pay } = officeWithA();
  expect(await by("A")("forgetIdentity")).toMatchObject(refused("identity_unknown"));
  await submit("A");
  pay("A", 100_000, "none", "2026-03-10");
  expect(await cost(() => by("A")("forgetIdentity"))).toEqual([2, 1]);
  expect(kept("A")).toMatchObject({ wrappedKey: null, name: "", idNumber: "", idMark: "" });
  expect(await by("A")("identity")).toMatchObject({ data: { state: "destroyed", maskedName: "" } });
  expect(await submit("B")).toMatchObject({ ok: true });
  expect(await submit("A", OTHER_CARD)).toMatchObject({ data: { state: "known" } });
});

it("is locked instead where tax was withheld, and opens again by a new consent", async () => {
  const { submit, by, byStaff, kept, pay, clock } = officeWithA();
  await submit("A");
  pay("A", 100_000, "labour", "2026-03-10");
  const locked = { data: { state: "locked", keptUntilMs: Date.parse("2036-04-01T00:00+08:00") } };
  expect(await by("A")("forgetIdentity")).toMatchObject(locked);
  expect(await byStaff("forgetIdentity", { promoterId: "A" })).toMatchObject(locked);
  expect(kept("A")?.wrappedKey).not.toBeNull();
  expect(await submit("A")).toMatchObject({ data: { state: "known" } });
  await by("A")("forgetIdentity");
  clock.nowMs = at("2036-04-01");
  expect(await byStaff("forgetIdentity", { promoterId: "A" })).toMatchObject({
    data: { state: "destroyed", keptUntilMs: null },
  });
  expect(kept("A")?.wrappedKey).toBeNull();
});

it("is not forgotten while money is on its way", async () => {
  const { submit, by, send } = officeWithA();
  await submit("A");
  send("A", 100_000, "labour", "2026-03-10");
  expect(await by("A")("forgetIdentity")).toMatchObject(refused("withdrawals_open"));
});

it("moves every key under a new one, so that the old one can go", async () => {
  const { submit, kept, byStaff, by, environment, errors, pay, cost } = officeWithA();
  await submit("A");
  pay("A", 100_000, "labour", "2026-03-10");
  await byStaff("resetIdentity", { promoterId: "A", reason: "x" });
  await submit("A", THIRD_CARD);
  await submit("B", OTHER_CARD);
  environment.keys = NEWER_KEY;
  expect(await byStaff("rewrapKeys")).toMatchObject({ data: { rewrapped: 0, failed: ["A", "B"] } });
  expect(errors).toHaveLength(2);
  environment.keys = `${NEWER_KEY},${VAULT_KEY}`;
  expect(await byStaff("rewrapKeys", { limit: 1 })).toEqual({
    ok: true,
    data: { rewrapped: 1, failed: [], nextAfterId: "A" },
  });
  const rest = await byStaff("rewrapKeys", { afterId: "A" });
  expect(rest).toMatchObject({ data: { rewrapped: 1, failed: [], nextAfterId: null } });
  expect(await cost(() => byStaff("rewrapKeys"))).toEqual(asLogged([1, 0]));
  environment.keys = NEWER_KEY;
  expect(kept("A")?.former[0]?.wrappedKey?.keyId).toBe("k2");
  expect(await byStaff("rewrapKeys")).toMatchObject({ data: { rewrapped: 0, failed: [] } });
  const before = kept("A");
  await submit("A", THIRD_CARD);
  expect(kept("A")).toEqual(before);
  expect(await by("A")("rewrapKeys")).toMatchObject(refused("staff_required"));
});
