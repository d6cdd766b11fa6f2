import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { openLine } from "#tests/fuzz/line.ts";

const CLIENTS = 16;
const SECONDS = 2;
/** By turns, so that whatever else the machine does meets both. */
const TURNS = 3;
const WAIT_MS = 10_000;

type Rates = {
  readonly perSecond: number;
  readonly rawPerSecond: number;
  readonly ratio: number;
};

/**
 * How many durable `$inc`s a second 16 clients get over HTTP, each on its own document and connection, and how many
 * raw SQLite does that commits sixteen of them at a time, with the same journal and the same waiting for the disk.
 */
export async function durableUpdates(port: number, directory: string): Promise<Rates> {
  const raw = rawUpdates(join(directory, "raw.db"));
  const clients = Array.from({ length: CLIENTS }, (_, n) => ({
    line: openLine(port),
    id: `c${n}`,
  }));
  for (const { line, id } of clients) {
    await ask(line, "database.insertDocument", { data: [JSON.stringify({ ...DOC, _id: id })] });
  }
  const best = { ours: 0, raw: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const endMs = performance.now() + SECONDS * 1_000;
    const counts = await Promise.all(
      clients.map(async ({ line, id }) => {
        let count = 0;
        for (; performance.now() < endMs; count += 1) {
          const query = JSON.stringify({ _id: id });
          const fields = {
            query,
            data: '{"$inc":{"n":1}}',
            multi: false,
            merge: true,
            upsert: false,
          };
          await ask(line, "database.modifyDocument", fields);
        }
        return count;
      }),
    );
    best.ours = Math.max(best.ours, counts.reduce((sum, count) => sum + count, 0) / SECONDS);
    best.raw = Math.max(best.raw, raw(SECONDS * 1_000) / SECONDS);
  }
  clients.forEach(({ line }) => line.close());
  const ratio = Number((best.ours / best.raw).toFixed(2));
  return { perSecond: Math.round(best.ours), rawPerSecond: Math.round(best.raw), ratio };
}

const DOC = { n: 0, name: "a thing that somebody counts", tags: ["a", "b"], at: { x: 1, y: 2 } };

async function ask(
  line: ReturnType<typeof openLine>,
  action: string,
  fields: object,
): Promise<void> {
  const body = JSON.stringify({ action, collectionName: "docs", envName: "bench", ...fields });
  const head = `POST /admin?env=bench HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n`;
  const bytes = Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const answer = await line.ask(bytes, { bodiless: false, waitMs: WAIT_MS });
  if (typeof answer !== "object" || answer.body.includes('"code"')) {
    throw new Error(`${action}: ${typeof answer === "object" ? answer.body.toString() : answer}`);
  }
}

/** Updates for so long; returns how many. */
function rawUpdates(file: string): (forMs: number) => number {
  const raw = new DatabaseSync(file);
  raw.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE docs(id TEXT PRIMARY KEY, doc TEXT)`);
  const get = raw.prepare("SELECT doc FROM docs WHERE id = ?");
  const set = raw.prepare("UPDATE docs SET doc = ? WHERE id = ?");
  const ids = Array.from({ length: CLIENTS }, (_, n) => `c${n}`);
  for (const id of ids)
    raw.prepare("INSERT INTO docs VALUES(?, ?)").run(id, JSON.stringify({ ...DOC, _id: id }));
  return (forMs) => {
    const endMs = performance.now() + forMs;
    let count = 0;
    for (; performance.now() < endMs; count += ids.length) {
      raw.exec("BEGIN IMMEDIATE");
      for (const id of ids) {
        const doc = JSON.parse((get.get(id) as { doc: string }).doc) as { n: number };
        doc.n += 1;
        set.run(JSON.stringify(doc), id);
      }
      raw.exec("COMMIT");
    }
    return count;
  };
}
