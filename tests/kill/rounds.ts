import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import tcb from "@cloudbase/node-sdk";
import { lossesOf } from "./check.ts";
import { buildFaultsIn } from "./faultsIn.ts";
import { ACCOUNTS, acknowledged, FEN_EACH, newLedger } from "./ledger.ts";
import { run } from "./load.ts";
import { makeVictim } from "./server.ts";

export type KillReport = {
  readonly rounds: number;
  /** What was acknowledged before a kill and looked for after it. */
  readonly acknowledged: number;
  readonly losses: readonly string[];
  /** From the start of the process to its word that it is ready, on data that a kill left. */
  readonly readyMs: { readonly p50: number; readonly max: number };
};

/** Loads begin and end within this. */
const [LOAD_MS_MIN, LOAD_MS_MAX] = [30, 600];
/** Nor is a server killed before it has acknowledged so much. */
const ACKNOWLEDGED_MIN = 7;

/** Kills the server under mixed load, and looks each time whether all that it acknowledged is there. */
export async function killRounds(o: {
  rounds: number;
  seed: number;
  onRound?: (round: number, report: KillReport) => void;
}): Promise<KillReport> {
  // Or the SDK asks the cloud's metadata server first; it also tells of each reply that is lost.
  process.env["TENCENTCLOUD"] = "true";
  const faultsIn = buildFaultsIn();
  const victim = makeVictim();
  let random = o.seed;
  const below = (n: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (random >>> 8) % n;
  };
  const losses: string[] = [];
  const took: number[] = [];
  let sum = 0;
  const report = (rounds: number): KillReport => {
    const sorted = [...took].sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return { rounds, acknowledged: sum, losses, readyMs: { p50: at(0.5), max: at(1) } };
  };
  try {
    let server = await victim.start();
    await openAccounts(server.url);
    for (let round = 0; round < o.rounds; round += 1) {
      const ledger = newLedger();
      let isUp = true;
      const load = run({
        app: appAt(server.url),
        url: server.url,
        round,
        ledger,
        below,
        isUp: () => isUp,
      });
      await sleep(LOAD_MS_MIN + below(LOAD_MS_MAX - LOAD_MS_MIN));
      while (acknowledged(ledger) < ACKNOWLEDGED_MIN) await sleep(1); // Or a slow machine proves nothing.
      await server.kill();
      isUp = false;
      server = await victim.start();
      took.push(server.readyMs);
      await load;
      sum += acknowledged(ledger);
      const { url } = server;
      losses.push(...(await lossesOf({ app: appAt(url), url, ledger, round })));
      losses.push(...faultsIn(join(victim.dataDirectory, "database")));
      o.onRound?.(round, report(round + 1));
    }
    await server.kill();
    return report(o.rounds);
  } finally {
    victim.remove();
  }
}

function appAt(url: string): ReturnType<typeof tcb.init> {
  return tcb.init({ env: "kill", secretId: "id", secretKey: "key", serviceUrl: `${url}/admin` });
}

async function openAccounts(url: string): Promise<void> {
  const accounts = appAt(url).database().collection("accounts");
  await appAt(url)
    .database()
    .createCollection("journal")
    .catch(() => undefined);
  await appAt(url)
    .database()
    .createCollection("notes")
    .catch(() => undefined);
  for (let n = 0; n < ACCOUNTS; n += 1) await accounts.add({ _id: `a${n}`, fen: FEN_EACH });
}
