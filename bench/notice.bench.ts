/**
 * Budget: 20 notices of payments at a time, warm: each answered within 50 ms at p95, the database and its disk
 * included. Needs `npm run build` first.
 *
 * Beside it, in turns and as many at a time: the same function over the same door when it refuses a notice without a
 * signature, which is what a call costs that does nothing; one insert of a case over the bare SDK, which is what the
 * database costs; and a notice that is known already.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { type Letter, openTeller } from "./notice/notices.ts";
import { serverProcess } from "./server/serverProcess.ts";
import { machineLine, type Took, tookRow } from "./server/took.ts";
import { AMOUNT_FEN, checkPaid, openShop } from "./notice/shop.ts";

const AT_A_TIME = 20;
/** Warm: each of the eight instances has answered some 500 notices, and its code is compiled. */
const WARM_UP = 800;
const WARM_UP_TIMES = 5;
/** Few at once, since they are sealed before: later than 2 s after a payment its notice would be a late one. */
const EACH = 100;
const ROUNDS = 20;

const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });

/** The status of the answer. */
function post(url: string, { headers, body }: Letter): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", agent, headers });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      incoming.resume().on("end", () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.end(body);
  });
}

/** Does something for each item, so many at a time, each begun when another has ended. Returns how long each took. */
async function inTurns<T>(items: readonly T[], once: (item: T) => Promise<unknown>) {
  const queue = items.values();
  const ms: number[] = [];
  const worker = async () => {
    for (const item of queue) {
      const beganMs = performance.now();
      await once(item);
      ms.push(performance.now() - beganMs);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return ms;
}

async function measure(dataFolder: string): Promise<object[]> {
  const stack = await startStack({ dataFolder, durability: "full" });
  try {
    const ids = await openShop(stack.control, WARM_UP + ROUNDS * EACH);
    const store = adminStore(stack.url);
    const { db } = cloudbaseClient();
    await db.createCollection("bare");
    const tell = openTeller(dataFolder, stack.url);
    const door = `${stack.url}/wechat/notify`;
    const answered = async (letter: Letter, expected: number) => {
      const status = await post(door, letter);
      if (status !== expected) throw new Error(`answered ${status} instead of ${expected}`);
    };
    const lettersOf = (some: readonly string[]) =>
      some.map((id) => tell(id, AMOUNT_FEN, Date.now()));
    const unsigned: Letter = { headers: { "content-length": "2" }, body: Buffer.from("{}") };
    const nothing = Array.from({ length: EACH }, () => unsigned);

    const server = serverProcess(dataFolder);
    const took = new Map<string, Took>();
    async function note<T>(what: string, items: readonly T[], once: (item: T) => Promise<unknown>) {
      const known = took.get(what) ?? { ms: [], cpuMs: 0 };
      took.set(what, known);
      const beforeMs = server.cpuMs();
      known.ms.push(...(await inTurns(items, once)));
      known.cpuMs += server.cpuMs() - beforeMs;
    }
    const first = lettersOf(ids.slice(0, WARM_UP));
    for (let times = 0; times < WARM_UP_TIMES; times++) {
      await inTurns(first, (letter) => answered(letter, 200));
    }
    const some = await store.get("cases", ids[0] ?? "");
    for (let round = 0; round < ROUNDS; round++) {
      const mine = ids.slice(WARM_UP + round * EACH, WARM_UP + (round + 1) * EACH);
      const letters = lettersOf(mine);
      await note("a payment's notice", letters, (letter) => answered(letter, 200));
      await note("the same notice again", letters, (letter) => answered(letter, 200));
      await note("a call that does nothing", nothing, (letter) => answered(letter, 401));
      await note("one insert over the bare SDK", mine, (_id) =>
        db.collection("bare").add({ ...some, _id }),
      );
      for (const id of mine.slice(-5)) checkPaid(await store.get("cases", id));
    }
    return [...took].map(([what, times]) => tookRow(what, times, AT_A_TIME));
  } finally {
    agent.destroy();
    await stack.stop();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-notice-"));
  try {
    const rows = await measure(join(folder, "data"));
    console.log(machineLine(AT_A_TIME));
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
