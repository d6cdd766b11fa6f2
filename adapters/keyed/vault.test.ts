import { hmacSeal } from "#adapters/keyed/seal.ts";
import { keyedVault } from "#adapters/keyed/vault.ts";
import type { Identity } from "#core/identity/identity.ts";
import type { Vault } from "#ports/vault.ts";

const seal = hmacSeal("k".repeat(32));
const keyOf = (id: string, letter: string) =>
  `${id}:${Buffer.alloc(32, letter).toString("base64")}`;
const OLD = keyOf("2026", "a");
const NEW = keyOf("2027", "b");
const vaultOf = (...keys: string[]): Vault => keyedVault(keys.join(","), seal);
const clear = { name: "张小梅", idNumber: "11010119900307109X" };

const kept = (promoterId: string, vault: Vault, changes: Partial<Identity> = {}): Identity => ({
  _id: promoterId,
  rev: 1,
  ...vault.seal(promoterId, clear),
  idType: "resident",
  maskedName: "张**",
  maskedIdNumber: "1101**********109X",
  adultAtMs: 0,
  submittedAtMs: 0,
  consentedAtMs: 0,
  destroyedAtMs: null,
  forgetAskedAtMs: null,
  reset: null,
  former: [],
  ...changes,
});

it("opens what it sealed, and shows nothing of it in what is stored", () => {
  const identity = kept("A", vaultOf(OLD));
  expect(vaultOf(OLD).open(identity)).toEqual(clear);
  const stored = JSON.stringify({ ...identity, maskedName: "", maskedIdNumber: "" });
  for (const text of [clear.name, clear.idNumber]) {
    expect(stored).not.toContain(text);
    expect(stored).not.toContain(Buffer.from(text).toString("base64").replace(/=+$/, ""));
  }
});

it("never seals twice to the same text, but marks a number always the same", () => {
  const [one, two] = [kept("A", vaultOf(OLD)), kept("A", vaultOf(OLD))];
  expect(one.name).not.toBe(two.name);
  expect(one.idNumber).not.toBe(two.idNumber);
  expect(one.wrappedKey?.sealed).not.toBe(two.wrappedKey?.sealed);
  expect(one.idMark).toBe(two.idMark);
  expect(kept("B", vaultOf(NEW)).idMark).toBe(one.idMark);
  expect(one.idMark).toBe(vaultOf(OLD).mark(clear.idNumber));
  expect(one.idMark).toMatch(/^[0-9a-f]{64}$/);
  expect(vaultOf(OLD).mark("110101199003071007")).not.toBe(one.idMark);
  expect(keyedVault(OLD, hmacSeal("j".repeat(32))).mark(clear.idNumber)).not.toBe(one.idMark);
});

it("seals with the first key and opens with all, until the old one is not needed any more", () => {
  const before = kept("A", vaultOf(OLD));
  const both = vaultOf(NEW, OLD);
  expect(both.open(before)).toEqual(clear);
  expect(both.seal("A", clear).wrappedKey.keyId).toBe("2027");
  expect(() => vaultOf(NEW).open(before)).toThrow('FENRUN_VAULT_KEYS has no key "2026"');
  const wrappedKey = both.rewrap("A", before.wrappedKey!);
  expect(wrappedKey.keyId).toBe("2027");
  expect(vaultOf(NEW).open({ ...before, wrappedKey })).toEqual(clear);
  expect(both.rewrap("A", wrappedKey)).toBe(wrappedKey);
  expect(() => both.rewrap("B", before.wrappedKey!)).toThrow("identity of B: key does not open");
});

const flipped = (text: string, at: number): string => {
  const bytes = Buffer.from(text, "base64");
  bytes[at < 0 ? bytes.length + at : at]! ^= 1;
  return bytes.toString("base64");
};

it.each<[why: string, spoil: (identity: Identity) => Partial<Identity>, text: string]>([
  ["another person's, whole", () => ({ _id: "B" }), "key does not open"],
  [
    "one field is another person's",
    () => ({ name: kept("A", vaultOf(OLD)).name }),
    "name does not",
  ],
  ["fields changed places", ({ name }) => ({ idNumber: name }), "idNumber does not open"],
  ["a nonce changed", ({ name }) => ({ name: flipped(name, 0) }), "name does not open"],
  ["a text changed", ({ idNumber }) => ({ idNumber: flipped(idNumber, 12) }), "idNumber does not"],
  ["a tag changed", ({ idNumber }) => ({ idNumber: flipped(idNumber, -1) }), "idNumber does not"],
  ["a tag cut off", ({ name }) => ({ name: name.slice(0, 32) }), "name is too short"],
  ["the key was destroyed", () => ({ wrappedKey: null }), "its key was destroyed"],
  [
    "the person's key changed",
    ({ wrappedKey }) => ({
      wrappedKey: { keyId: wrappedKey!.keyId, sealed: flipped(wrappedKey!.sealed, 20) },
    }),
    "key does not open",
  ],
])("does not open when %s, and says so without clear text", (_, spoil, text) => {
  const identity = kept("A", vaultOf(OLD));
  const message = messageOf(() => vaultOf(OLD).open({ ...identity, ...spoil(identity) }));
  expect(message).toContain(text);
  expect(message).not.toContain(clear.name);
  expect(message).not.toContain(clear.idNumber);
});

it("does not open with another key under the same id", () => {
  const identity = kept("A", vaultOf(OLD));
  expect(() => vaultOf(keyOf("2026", "z")).open(identity)).toThrow("key does not open");
});

it.each([
  ["", "FENRUN_VAULT_KEYS is not set"],
  [undefined, "FENRUN_VAULT_KEYS is not set"],
  ["justakey", "entry 1"],
  [`${OLD},2027:c2hvcnQ=`, "entry 2"],
  [`${OLD},`, "entry 2"],
  [`${OLD},${OLD}`, 'two keys have the id "2026"'],
])("names what is wrong with keys %j, and not the keys", (keys, text) => {
  const message = messageOf(() => keyedVault(keys, seal).seal("A", clear));
  expect(message).toContain(text);
  expect(message).not.toContain("c2hvcnQ");
  expect(message).not.toContain(OLD.slice(5));
});

it("needs no keys where nothing is kept", () => {
  expect(() => keyedVault(undefined, seal)).not.toThrow();
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  throw new Error("it was expected to throw");
}
