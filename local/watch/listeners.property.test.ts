/** Goal: whoever puts the events together as the SDK does has what the query finds, whatever was written at once. */
import fc from "fast-check";
import { writeValue } from "../clients/writeValue.ts";
import { anyDocument, anyQuery } from "../database/fixtures/anyDocument.ts";
import { removeAll, SEED, temporaryDatabase } from "../database/fixtures/temporary.ts";
import type { Database, Doc } from "../database/index.ts";
import type { Line } from "./listener.ts";
import { createListeners } from "./listeners.ts";
import type { ServerMessage } from "./message.ts";
import type { NumberedEvent } from "./outbox.ts";

const RUNS = Number(process.env["RUNS"] ?? 60);
const IDS = 8;

/** Half of them ask and write one field of few values, so that documents come and go. */
const anySimple = fc.record({ a: fc.nat(3) });
const anyWrite = fc.record({
  kind: fc.constantFrom("insert", "update", "replace", "remove"),
  id: fc.nat(IDS - 1),
  doc: fc.oneof(anySimple, anyDocument),
});
const anyWanted = fc.oneof(
  fc.nat(3).map((a) => ({ a: { $gte: a } })),
  anyQuery,
);
/** Writes of one list are made at once, the lists one after the other. */
const anyWrites = fc.array(fc.array(anyWrite, { maxLength: 6 }), { minLength: 1, maxLength: 6 });

afterAll(removeAll);

type Write = { kind: string; id: number; doc: Doc };

async function perform(database: Database, name: string, { kind, id, doc }: Write): Promise<void> {
  const query = { _id: id };
  const { _id: _, ...data } = doc;
  if (kind === "insert") await database.insert(name, [{ ...data, _id: id }]).catch(() => undefined);
  else if (kind === "remove") await database.remove(name, { query });
  else if (kind === "replace") await database.update(name, { query, data, replace: true });
  else await database.update(name, { query, data: { $set: { a: data["a"] ?? 1 } } });
}

/** Puts events together as the SDK does, and minds its conditions. */
function client() {
  let docs: unknown[] = [];
  let lastId = 1;
  const faults: string[] = [];
  const idOf = (doc: unknown): unknown => (doc as { _id: unknown })._id;
  const find = (id: unknown): number => docs.findIndex((doc) => idOf(doc) === id);

  function take(event: NumberedEvent): void {
    const { ID, DocID, Doc, QueueType, DataType } = event;
    if (ID !== lastId && ID !== lastId + 1) faults.push(`${ID} came after ${lastId}`);
    lastId = ID;
    const at = find(DocID);
    if ((QueueType === "enqueue") !== at < 0) faults.push(`${QueueType} of ${String(DocID)}`);
    if (QueueType === "dequeue") docs.splice(at, 1);
    else if (QueueType === "enqueue") docs.push(JSON.parse(Doc));
    else {
      if (JSON.stringify(docs[at]) === Doc) faults.push(`nothing new in ${String(DocID)}`);
      docs[at] = JSON.parse(Doc);
    }
    if (Doc === "{}" && DataType !== "remove") faults.push(`no document in ${DataType}`);
  }
  const line: Line = {
    send({ msgType, msgData }: ServerMessage) {
      const { events } = msgData as { events: NumberedEvent[] };
      if (msgType === "INIT_EVENT") docs = events.map(({ Doc }) => JSON.parse(Doc) as unknown);
      else events.forEach(take);
    },
  };
  return { line, faults, docs: () => docs };
}

it.each([undefined, 1, 3])(
  "with limit %s",
  async (limit) => {
    const { database } = temporaryDatabase();
    const failures: unknown[] = [];
    const listeners = createListeners(database, (_, error) => failures.push(error));
    let collections = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(anySimple, anyDocument), { maxLength: 6 }),
        anyWanted,
        anyWrites,
        async (docs, query, writes) => {
          const name = `c${++collections}`;
          database.createCollection(name);
          await database.insert(
            name,
            docs.map((doc, _id) => ({ ...doc, _id })),
          );
          const order = limit === undefined ? undefined : { a: 1, _id: 1 };
          const { line, ...heard } = client();
          const wanted = { collection: name, query, order, limit };
          const opening = { watchId: "w", requestId: "r", owner: "o", wanted, line };
          // Some writes are on their way while the listener is opened.
          const [first = [], ...others] = writes;
          const early = first.map((write) => perform(database, name, write));
          await Promise.all([listeners.open(opening), ...early]);
          for (const list of others) {
            await Promise.all(list.map((write) => perform(database, name, write)));
          }
          await new Promise((resolve) => setImmediate(resolve));

          const found = await database.find(name, { query, order, limit });
          const byId = (a: unknown, b: unknown): number => idNumber(a) - idNumber(b);
          const wantedDocs = found.map(
            (doc) => JSON.parse(JSON.stringify(writeValue(doc))) as unknown,
          );
          expect(heard.faults).toEqual([]);
          expect([...heard.docs()].sort(byId)).toEqual(wantedDocs.sort(byId));
          for (const listener of listeners.on(line)) listeners.end(listener);
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
    expect(failures).toEqual([]);
  },
  120_000,
);

function idNumber(doc: unknown): number {
  return (doc as { _id: number })._id;
}
