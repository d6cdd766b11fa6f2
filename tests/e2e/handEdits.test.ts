import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tcb from "@cloudbase/node-sdk";
import { cloudbaseStocks } from "#adapters/cloudbase/stocks.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import type { RunAuditReply } from "#contracts/audit.ts";
import type { Violation } from "#core/audit/violation.ts";
import { KEPT, PASSING } from "#ports/watched.ts";
import { accept, acceptedIn, isKeyOf } from "#scripts/audit/accept.ts";
import { schemas } from "#scripts/models/schema.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { seedTeahouse } from "#scripts/teahouse/seed.ts";

/** Goal: whatever somebody with the keys of the database changes, adds or removes by hand, the night finds and names. */
const size = { days: 12, promoters: 8, fans: 40, orders: 30 };
const nowMs = Date.parse("2026-11-22T18:00:00+08:00");
const folder = mkdtempSync(join(tmpdir(), "fenrun-hands-"));
const dataFolder = join(folder, "data");

type Raw = Record<string, unknown> & { readonly _id: string };
let stack: Stack;
/** As CloudBase's console sees it: documents with their marks. */
let db: ReturnType<ReturnType<typeof tcb.init>["database"]>;
beforeAll(async () => {
  await seedTeahouse(dataFolder, { seed: 2026, nowMs, size });
  stack = await startStack({ dataFolder, durability: "off", freezeAtMs: nowMs });
  adminDatabase(stack.url); // Points the SDK at it.
  db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function night(): Promise<readonly Violation[]> {
  const { result } = await stack.control.post("/control/timers/run", { name: "audit" });
  const { violations, documents } = result as { violations: Violation[]; documents: number };
  expect(documents).toBeGreaterThan(200);
  return violations;
}
/** Those of edits by hand: an edit may break rules of the books besides. */
async function found(): Promise<readonly string[]> {
  const hands = (await night()).filter(({ invariant }) => /^I2[67]$/.test(invariant));
  return hands.map(({ invariant, id, text }) => `${invariant} ${id} ${text}`).sort();
}
/** The first document of a collection as it is stored, mark and all. */
async function rawOne(collection: string): Promise<Raw | undefined> {
  const { data } = await db.collection(collection).aggregate().sort({ _id: 1 }).limit(1).end();
  return (data as Raw[])[0];
}
const put = async (collection: string, document: Raw): Promise<void> => {
  await db.collection(collection).where({ _id: document._id }).remove();
  await db.collection(collection).add(document);
};
/** Another value of the same kind. */
const otherThan = (value: unknown): unknown =>
  typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : "by hand";
/** A field that a hand would change. */
const fieldOf = (document: Raw): string =>
  Object.keys(document).find(
    (name) => !["_id", "rev", "_mark"].includes(name) && typeof document[name] !== "object",
  ) ?? "rev";

async function everyFirst(of: readonly string[]): Promise<readonly (readonly [string, Raw])[]> {
  const all: (readonly [string, Raw])[] = [];
  for (const collection of of) {
    const first = await rawOne(collection);
    if (first) all.push([collection, first]);
  }
  return all;
}
/** Each night counts itself, and writes its own run: they cannot be held still. */
const rules = JSON.parse(readFileSync("database-rules.json", "utf8")) as object;
const STILL = [...KEPT, ...PASSING].filter(
  (name) => name in rules && !["audits", "censuses"].includes(name),
);

it("has a title for every field of every document, of the kind that it is", async () => {
  const kinds = new Map<string, string>();
  for (const [collection, { properties }] of Object.entries(schemas())) {
    if (!(collection in rules)) continue;
    const { data } = await db.collection(collection).aggregate().limit(1_000).end();
    for (const [field, value] of (data as Raw[]).flatMap((one) => Object.entries(one))) {
      const told = properties[field]?.type ?? "nothing";
      const kind = Array.isArray(value) ? "array" : typeof value;
      if (value !== null && told !== kind)
        kinds.set(`${collection}.${field}`, `${kind}, not ${told}`);
    }
  }
  expect([...kinds]).toEqual([]);
});

it("finds nothing in a shop that only functions wrote to", async () => {
  expect(await night()).toEqual([]);
  expect(await night()).toEqual([]);
});

it("tells it where staff look, with what to do", async () => {
  const [[, document] = ["", { _id: "" }]] = await everyFirst(["fans"]);
  await put("fans", { ...document, boundAtMs: 1 });
  await found();
  const reply = await stack.control.call("books", { uid: "staff-demo" }, { action: "audits" });
  const { audits } = (reply.ok ? reply.data : {}) as { audits: { violations: Violation[] }[] };
  expect(audits[0]?.violations).toContainEqual({
    ...{ invariant: "I26", id: `fans/${document._id}` },
    ...{ text: expect.stringContaining("boundAtMs"), todo: expect.stringContaining("改回") },
  });
  await put("fans", document);
});

it("finds it when staff ask now, and knows when it is mended", async () => {
  const askNow = async () => {
    const reply = await stack.control.call("audit", { uid: "staff-demo" }, { action: "run" });
    const { violations, isWhole } = (reply.ok ? reply.data : {}) as RunAuditReply;
    expect(isWhole).toBe(true);
    return violations.map(({ invariant, id }) => `${invariant} ${id}`);
  };
  const [[, document] = ["", { _id: "" }]] = await everyFirst(["fans"]);
  await put("fans", { ...document, boundAtMs: 1 });
  expect(await askNow()).toEqual([`I26 fans/${document._id}`]);
  await put("fans", document);
  expect(await askNow()).toEqual([]);
  const reply = await stack.control.call("books", { uid: "staff-demo" }, { action: "audits" });
  const { audits } = (reply.ok ? reply.data : {}) as { audits: { violations: Violation[] }[] };
  expect(audits[0]?.violations).toEqual([]);
});

it("finds each changed document and says which field, until it is as it was", async () => {
  const all = await everyFirst(STILL);
  expect(all.length).toBeGreaterThan(20);
  for (const [collection, document] of all) {
    const field = fieldOf(document);
    await put(collection, { ...document, [field]: otherThan(document[field]) });
  }
  expect(await found()).toEqual(
    all.map(([c, one]) => `I26 ${c}/${one._id} was changed by hand: ${fieldOf(one)}`).sort(),
  );
  for (const [collection, document] of all) await put(collection, document);
  expect(await found()).toEqual([]);
});

it("finds each document that was added", async () => {
  const all = await everyFirst(STILL);
  for (const [collection, document] of all) {
    await db.collection(collection).add({ ...document, _id: "zz-by-hand" });
  }
  const text = "was added by hand: no function wrote it";
  const expected = (id: string) => all.map(([c]) => `I26 ${c}/${id} ${text}`).sort();
  expect(await found()).toEqual(expected("zz-by-hand"));
  for (const [collection] of all) {
    await db.collection(collection).where({ _id: "zz-by-hand" }).remove();
    await db.collection(collection).add({ _id: "zz-made-up", rev: 1 });
  }
  expect(await found()).toEqual(expected("zz-made-up"));
  for (const [collection] of all) {
    await db.collection(collection).where({ _id: "zz-made-up" }).remove();
  }
});

it("finds each document that is gone, night after night, until it is back", async () => {
  await found();
  const all = await everyFirst(STILL.filter((name) => KEPT.some((one) => one === name)));
  for (const [collection, { _id }] of all) await db.collection(collection).where({ _id }).remove();
  const text = "was removed, and no function did it";
  const expected = all.map(([collection, { _id }]) => `I27 ${collection}/${_id} ${text}`).sort();
  expect(await found()).toEqual(expected);
  expect(await found()).toEqual(expected);
  for (const [collection, document] of all) await db.collection(collection).add(document);
  expect(await found()).toEqual([]);
});

it("keeps an edit in sight when a function writes over it", async () => {
  const { store } = adminDatabase(stack.url);
  const [[, document] = ["", { _id: "" }]] = await everyFirst(["promoters"]);
  await put("promoters", { ...document, number: 7_777 });
  await store.change("promoters", document._id, (known) => ({
    ...{ ok: true, value: { ...known!, approvedAtMs: 1 } },
  }));
  const [line] = (await found()).filter((one) => one.includes("promoters/"));
  expect(line).toContain("number");
  await put("promoters", document);
});

it("is content with what people accept", async () => {
  const { store, client } = adminDatabase(stack.url);
  const seal = hmacSeal(DEMO_KEY);
  const [[, edited] = ["", { _id: "" }], [, gone] = ["", { _id: "" }]] = await everyFirst([
    ...["promoters", "fans"],
  ]);
  await put("promoters", { ...edited, number: 7_777 });
  await db.collection("fans").where({ _id: gone._id }).remove();
  expect(await found()).toHaveLength(2);
  expect(acceptedIn("wallets")).toBeNull();
  expect(acceptedIn("products/tea")).toBeNull();
  const one = acceptedIn(`promoters/${edited._id}`);
  expect(one && (await accept(client, store, seal, one))).toEqual([edited._id]);
  const all = acceptedIn("fans/*");
  expect(all && (await accept(client, store, seal, all))).toEqual([gone._id]);
  expect(await found()).toEqual([]);
});

it("finds a stock that is not what its log says, one that is gone, and a row of its log that was changed", async () => {
  const { client } = adminDatabase(stack.url);
  const stocks = cloudbaseStocks(client, hmacSeal(DEMO_KEY));
  const id = "zz-counted";
  const came = (n: number) => ({
    ...{
      key: `k${n}`,
      kind: "received" as const,
      available: 1,
      held: 0,
      atMs: n,
      about: "",
      by: null,
    },
  });
  for (let n = 1; n <= 3; n++) await stocks.move(id, came(n));
  const [long] = await stocks.read([id]);
  await stocks.file(long!, nowMs);
  await stocks.move(id, came(4));
  const all = async () => (await night()).map((one) => `${one.invariant} ${one.id}`);
  expect(await all()).toEqual([]);

  const { data } = await db.collection("stocks").where({ _id: id }).get();
  const [stock] = data as Raw[];
  await put("stocks", { ...stock!, available: 9 });
  expect(await all()).toEqual([`I29 stocks/${id}`]);
  await db.collection("stocks").where({ _id: id }).remove();
  expect(await all()).toEqual([`I27 stocks/${id}`]);
  await db.collection("stocks").add(stock!);
  expect(await all()).toEqual([]);

  const rows = await db
    .collection("movements")
    .where({ _id: `${id}/000000002` })
    .get();
  const [row] = rows.data as Raw[];
  expect(row).toHaveProperty("_mark");
  await put("movements", { ...row!, by: "somebody else" });
  expect(await all()).toEqual([`I26 movements/${row!._id}`]);
  await put("movements", row!);
  expect(await all()).toEqual([]);
});

it("marks anew under a new key what the old one marked, and makes no edit good by it", async () => {
  const { store, client } = adminDatabase(stack.url);
  const [old, seal] = [hmacSeal(DEMO_KEY), hmacSeal("another key, as long as it has to be")];
  const [[, edited] = ["", { _id: "" }]] = await everyFirst(["promoters"]);
  await put("promoters", { ...edited, number: 8_888 });
  const all = { collection: "promoters" as const, id: "*" };
  expect([await isKeyOf(store, [old]), await isKeyOf(store, [seal])]).toEqual([true, false]);
  expect(await isKeyOf(store, [seal, old])).toBe(true);
  const done = await accept(client, store, seal, all, old);
  expect(done.length).toBeGreaterThan(3);
  expect(done).not.toContain(edited._id);
  expect(await accept(client, store, seal, all, old)).toEqual([]);
  // And back, so that the shop is whole again.
  expect(await accept(client, store, old, all, seal)).toEqual(done);
  await put("promoters", edited);
  expect(await found()).toEqual([]);
});
