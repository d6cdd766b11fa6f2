import { writeSync } from "node:fs";
import { openDatabase } from "./index.ts";
import { ACCOUNTS, SCHEMA } from "./fixtures/crashSchema.ts";

/**
 * The victim of crash.test.ts: writes without end and says on stdout what was acknowledged, until it is killed.
 * Lines: `i <id>` inserted, `u <id> <n>` updated to at least n, `t <id>` a transfer whose journal entry is `id`.
 */
const [, , directory, round] = process.argv;
if (!directory) throw new Error("usage: crashChild DIRECTORY ROUND");
const database = openDatabase({ directory, durability: "full", nowMs: Date.now });
for (const [name, indexes] of Object.entries(SCHEMA)) database.ensureCollection(name, indexes);

/** At once, past all buffers: what is not said before the kill is not claimed. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function inserts(worker: number): Promise<never> {
  for (let n = 0; ; n++) {
    const ids = [0, 1, 2].map((part) => `r${round}w${worker}n${n}p${part}`);
    const docs = ids.map((_id, part) => ({ _id, worker, tags: [n % 7, part], code: _id }));
    await database.insert("orders", docs);
    for (const id of ids) say(`i ${id}`);
  }
}

async function updates(worker: number): Promise<never> {
  for (;;) {
    const query = { _id: `counter${worker}` };
    const data = { $inc: { n: 1 }, $push: { tags: { $each: [worker], $slice: -3 } } };
    const { doc } = await database.updateAndReturn("counters", { query, data });
    say(`u counter${worker} ${Number(doc?.["n"])}`);
  }
}

async function transfers(worker: number): Promise<never> {
  for (let n = 0; ; n++) {
    const id = `r${round}t${worker}n${n}`;
    const from = (worker + n) % ACCOUNTS;
    const to = (from + 1 + (n % (ACCOUNTS - 1))) % ACCOUNTS;
    if (await transfer(id, from, to)) say(`t ${id}`);
  }
}

async function transfer(id: string, from: number, to: number): Promise<boolean> {
  const transactionId = database.startTransaction();
  const options = { transactionId };
  try {
    for (const [account, fen] of [
      [from, -3],
      [to, 3],
    ] as const) {
      const request = { query: { _id: account }, data: { $inc: { fen } } };
      await database.update("accounts", request, options);
      await new Promise(setImmediate);
    }
    await database.insert("journal", [{ _id: id, from, to }], options);
    await database.commit(transactionId);
    return true;
  } catch {
    return false; // A conflict; the transaction is over.
  }
}

const WORKERS = [0, 1, 2, 3];
const work = WORKERS.flatMap((worker) => [inserts(worker), updates(worker), transfers(worker)]);
say("ready");
void Promise.all(work);
