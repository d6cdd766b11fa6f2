import { forgotten, keptUntilMs } from "#core/identity/forget.ts";
import { type Identity, identityState, identityStatement } from "#core/identity/identity.ts";
import { submitted } from "#core/identity/submit.ts";
import { fen } from "#core/money.ts";
import { dayStartMs } from "#core/time.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

const card = (idMark: string, name = "sealed name") => ({
  wrappedKey: { keyId: "k", sealed: `key of ${idMark}` },
  ...({ name, idNumber: "sealed number", idType: "resident", idMark } as const),
  ...{ maskedName: "张*", maskedIdNumber: "1101**********002X", submittedAtMs: 100 },
});
const given = (idMark: string, isSame = false) => ({ ...card(idMark), promoterId: "A", isSame });
const known = (changes: Partial<Identity> = {}): Identity => ({
  ...card("m1"),
  ...{ _id: "A", rev: 3, adultAtMs: 100, consentedAtMs: 100, destroyedAtMs: null },
  ...{ forgetAskedAtMs: null, reset: null, former: [] },
  ...changes,
});
const month = (name: string) => ({
  ...({ month: name, mode: "labour", grossFen: fen(500), taxFen: fen(0) } as const),
});
const wallet = (changes: Partial<Wallet> = {}): Wallet => ({ ...emptyWallet("A"), ...changes });
const withdrawal = (state: Withdrawal["state"]): Withdrawal => ({
  ...{ id: "w1", amountFen: fen(500), state, transferNumber: "F1W1T1", requestedAtMs: 0 },
  ...{ approvals: [], approvedAtMs: null, transfer: null, closedAtMs: null, reason: null },
});
const paid = wallet({ paidFen: fen(500), months: [month("2026-03")] });
const refused = (code: string) => ({ ok: false, error: { code } });

it("keeps the first card, and the day on which its owner agreed", () => {
  expect(submitted(undefined, given("m1"), null, 500)).toEqual({
    ok: true,
    value: { ...known(), rev: 0, adultAtMs: 500, consentedAtMs: 500 },
  });
});

it("changes nothing when the same is given again", () => {
  const same = known();
  expect(submitted(same, given("m1", true), paid, 500)).toEqual({ ok: true, value: same });
  const again = submitted(same, given("m1", true), paid, 500);
  expect(again.ok && again.value).toBe(same);
});

const reset = { by: "staff-1", reason: "gave his mother's card", atMs: 300 };
it.each<[why: string, before: Identity, mark: string, at: Wallet | null, expected: object]>([
  ["nobody paid yet", known(), "m2", wallet(), { idMark: "m2", rev: 3, former: [] }],
  ["no wallet yet", known(), "m2", null, { idMark: "m2" }],
  ["the name was wrong", known(), "m1", paid, { idMark: "m1", former: [] }],
  ["it was destroyed", known({ destroyedAtMs: 200, idMark: "" }), "m2", paid, { idMark: "m2" }],
  [
    "staff reset it",
    known({ reset }),
    "m2",
    paid,
    { idMark: "m2", reset: null, former: [{ idMark: "m1", by: "staff-1", replacedAtMs: 500 }] },
  ],
])("takes another card when %s", (_, before, mark, at, expected) => {
  expect(submitted(before, given(mark), at, 500)).toMatchObject({ ok: true, value: expected });
});

it.each<[why: string, before: Identity, at: Wallet]>([
  ["was paid", known(), paid],
  ["was paid nothing but tax", known(), wallet({ taxFen: fen(1) })],
  ["is being paid", known(), wallet({ withdrawals: [withdrawal("sending")] })],
  [
    "was reset too often",
    known({ reset, former: Array(10).fill({ ...card("m0"), replacedAtMs: 1, by: "x" }) }),
    paid,
  ],
])("refuses another number when somebody %s", (_, before, at) => {
  expect(submitted(before, given("m2"), at, 500)).toEqual(refused("identity_fixed"));
});

it("opens again for payments what was locked, when its owner gives it again", () => {
  const locked = known({ forgetAskedAtMs: 400 });
  expect(identityState(locked, 500)).toBe("locked");
  const again = submitted(locked, given("m1", true), paid, 500);
  expect(again).toMatchObject({ ok: true, value: { forgetAskedAtMs: null, consentedAtMs: 500 } });
});

it.each<[string, Identity | null, number]>([
  ["missing", null, 500],
  ["known", known(), 100],
  ["minor", known(), 99],
  ["locked", known({ forgetAskedAtMs: 400 }), 500],
  ["destroyed", known({ destroyedAtMs: 400, forgetAskedAtMs: 300 }), 500],
])("is %s", (state, identity, atMs) => {
  expect(identityState(identity, atMs)).toBe(state);
});

it.each([
  [[], null],
  [["2026-03"], "2036-04-01"],
  [["2026-12", "2026-01"], "2037-01-01"],
])("is kept after payments in %j until %s", (months, day) => {
  const kept = keptUntilMs(wallet({ months: months.map(month) }));
  expect(kept).toBe(day === null ? null : dayStartMs(day));
});

const EMPTY = { name: "", idNumber: "", idMark: "", maskedName: "", maskedIdNumber: "" };
it("is destroyed at once, keys and all, where no tax was withheld", () => {
  const former = [{ ...card("m0"), replacedAtMs: 1, by: "x" }];
  const gone = forgotten(known({ former, reset }), wallet({ paidFen: fen(500) }), 600);
  expect(gone).toMatchObject({
    ok: true,
    value: { ...EMPTY, wrappedKey: null, former: [], reset: null, destroyedAtMs: 600 },
  });
  expect(JSON.stringify(gone)).not.toMatch(/sealed|m0|m1|张|1101/);
  const again = gone.ok && forgotten(gone.value, null, 700);
  expect(again).toEqual(gone);
});

it("is locked as long as tax law has it kept, and destroyed after that", () => {
  const until = dayStartMs("2036-04-01");
  const locked = forgotten(known(), paid, until - 1);
  expect(locked).toMatchObject({ ok: true, value: { forgetAskedAtMs: until - 1, idMark: "m1" } });
  if (!locked.ok) return;
  expect(identityStatement("A", locked.value, until, until - 1)).toMatchObject({
    state: "locked",
    keptUntilMs: until,
  });
  const again = forgotten(locked.value, paid, until - 1);
  expect(again.ok && again.value).toBe(locked.value);
  expect(forgotten(locked.value, paid, until)).toMatchObject({
    ok: true,
    value: { ...EMPTY, destroyedAtMs: until },
  });
});

it.each(["requested", "approved", "sending", "confirming"] as const)(
  "is not forgotten while a withdrawal is %s",
  (state) => {
    const open = wallet({ withdrawals: [withdrawal(state)] });
    expect(forgotten(known(), open, 600)).toEqual(refused("withdrawals_open"));
  },
);

it("cannot be forgotten when nobody gave one", () => {
  expect(forgotten(undefined, null, 600)).toEqual(refused("identity_unknown"));
  expect(forgotten(known(), wallet({ withdrawals: [withdrawal("paid")] }), 600).ok).toBe(true);
});
