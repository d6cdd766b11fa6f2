import fc from "fast-check";
import { faultsIn } from "./faults.ts";
import { anyDocument, anyOrder, anyQuery } from "./fixtures/anyDocument.ts";
import { removeAll, SEED, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Database, type IndexSpec } from "./index.ts";
import { type Doc } from "./value.ts";

/** Goal: inside a transaction, all looks as if its writes had been made; after the commit, it is so. */
const INDEXES: readonly IndexSpec[] = [
  { name: "a", keys: [{ name: "a", direction: "1" }] },
  {
    name: "x",
    keys: [
      { name: "list.x", direction: "-1" },
      { name: "b", direction: "1" },
    ],
  },
];
const RUNS = Number(process.env["RUNS"] ?? 60);

const anyWrite = fc.oneof(
  fc.record({ kind: fc.constant("insert"), query: fc.constant({}), doc: anyDocument }),
  fc.record({ kind: fc.constant("replace"), query: anyQuery, doc: anyDocument }),
  fc.record({ kind: fc.constant("remove"), query: anyQuery, doc: anyDocument }),
);
type Write = { kind: string; query: Doc; doc: Doc };

async function apply(
  database: Database,
  name: string,
  { kind, query, doc }: Write,
  transactionId?: string,
): Promise<unknown> {
  const options = { transactionId };
  if (kind === "insert") return database.insert(name, [doc], options);
  if (kind === "remove") return database.remove(name, { query, multi: true }, options);
  const data = { $set: { a: doc["a"] ?? 1, list: doc["list"] ?? [] } };
  return database.update(name, { query, data, multi: true }, options);
}

afterAll(removeAll);

it("reads its own writes in any search, and commits exactly them", async () => {
  const { database, directory } = temporaryDatabase();
  let collections = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDocument, { minLength: 3, maxLength: 8 }),
      fc.array(anyWrite, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(anyQuery, anyOrder), { minLength: 5, maxLength: 5 }),
      async (docs, writes, searches) => {
        const plain = `p${++collections}`;
        const within = `t${collections}`;
        const numbered = docs.map((doc, _id) => ({ ...doc, _id }));
        for (const name of [plain, within]) {
          database.ensureCollection(name, INDEXES);
          await database.insert(name, numbered);
        }
        const id = database.startTransaction();
        let next = docs.length;
        for (const { kind, query, doc } of writes) {
          const write = { kind, query, doc: { ...doc, _id: next++ } };
          expect(await apply(database, within, write, id)).toEqual(
            await apply(database, plain, write),
          );
        }
        const expectSame = async (transactionId?: string): Promise<void> => {
          for (const [query, order] of searches) {
            // With _id last no two documents tie, so that pages can be compared.
            const request = {
              query,
              order: { ...order, _id: order?.["_id"] ?? 1 },
              offset: 1,
              limit: 4,
            };
            const found = await database.find(within, request, { transactionId });
            expect(found).toEqual(await database.find(plain, request));
          }
        };
        await expectSame(id);
        await database.commit(id);
        await expectSame();
        expect(faultsIn(directory, within)).toEqual([]);
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
}, 600_000);
