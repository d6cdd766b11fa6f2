import fc from "fast-check";
import { anyDocument, anyQuery } from "./fixtures/anyDocument.ts";
import { removeAll, SEED, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Change, type Database } from "./index.ts";
import { decodeDoc } from "./storedText.ts";
import { type Doc } from "./value.ts";

/** Goal: whoever replays the feed on a copy has the database's content, whatever was written, and however at once. */
const RUNS = Number(process.env["RUNS"] ?? 60);
const INDEXES = [{ name: "a", unique: true, keys: [{ name: "a", direction: "1" }] }] as const;

const anyStep = fc.record({
  kind: fc.constantFrom("insert", "update", "replace", "upsert", "remove"),
  query: anyQuery,
  doc: anyDocument,
  /** Which writer it belongs to: writers run at the same time, their steps one after the other. */
  writer: fc.integer({ min: 0, max: 3 }),
});
type Step = { kind: string; query: Doc; doc: Doc; writer: number };

afterAll(removeAll);

function perform(database: Database, name: string, step: Step, transactionId?: string) {
  const { kind, query, doc } = step;
  const options = { transactionId };
  if (kind === "insert") return database.insert(name, [doc], options);
  if (kind === "remove") return database.remove(name, { query, multi: true }, options);
  if (kind === "update") {
    const data = { $set: { b: doc["b"] ?? 1, list: doc["list"] ?? [] } };
    return database.update(name, { query, data, multi: true }, options);
  }
  const request = { query, data: doc, replace: true, upsert: kind === "upsert" };
  return database.update(name, request, options);
}

/** One writer's steps; writer 0 takes them all in one transaction. Refusals, by a unique value above all, are welcome. */
async function write(database: Database, name: string, steps: readonly Step[], writer: number) {
  const transactionId = writer === 0 ? database.startTransaction() : undefined;
  for (const step of steps) {
    await perform(database, name, step, transactionId).catch(() => undefined);
  }
  if (transactionId !== undefined) await database.commit(transactionId).catch(() => undefined);
}

it("replayed on a copy, gives the content of the database", async () => {
  const { database } = temporaryDatabase();
  const copies = new Map<string, Map<string, string>>();
  const unsound: unknown[] = [];
  const replay = ({ collection, id, type, before, after }: Change): void => {
    const copy = copies.get(collection)!;
    const key = JSON.stringify(decodeDoc(after ?? before ?? "{}")["_id"]);
    // What a listener throws is only warned of, so it is kept here.
    const isSound =
      (copy.get(key) ?? null) === before &&
      (type === "insert") === (before === null) &&
      (type === "delete") === (after === null) &&
      JSON.stringify(id) === key;
    if (!isSound) unsound.push({ collection, id, type, before, after, copied: copy.get(key) });
    if (after === null) copy.delete(key);
    else copy.set(key, after);
  };
  database.onChange((changes) => changes.forEach(replay));

  let changed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 20 }), async (steps) => {
      const name = `c${copies.size}`;
      copies.set(name, new Map());
      database.ensureCollection(name, INDEXES);
      const numbered = steps.map((step, at) => ({ ...step, doc: { ...step.doc, _id: at % 7 } }));
      await Promise.all(
        [0, 1, 2, 3].map((writer) =>
          write(
            database,
            name,
            numbered.filter((step) => step.writer === writer),
            writer,
          ),
        ),
      );
      const stored = await database.find(name, {});
      const copied = [...copies.get(name)!.values()].map(decodeDoc);
      const byId = (a: Doc, b: Doc): number => Number(a["_id"]) - Number(b["_id"]);
      expect(copied.sort(byId)).toEqual(stored.sort(byId));
      expect(unsound).toEqual([]);
      changed += copied.length;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(changed).toBeGreaterThan(RUNS / 2);
}, 120_000);
