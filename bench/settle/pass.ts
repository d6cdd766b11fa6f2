import type { Sweep } from "#core/wallet/sweep.ts";
import { adminStore } from "#scripts/stack/database.ts";
import type { Stack } from "#scripts/stack/start.ts";

export type SliceCost = {
  readonly ms: number;
  readonly cpuMs: number;
  readonly requests: number;
  readonly documents: number;
};
type Usage = {
  readonly databaseRequests: number;
  readonly documentsWritten: number;
  readonly functionMs: number;
  readonly functionCpuMs: number;
};

/** Runs the timer until its pass is over, as its minutes would; what each slice cost, as the server counted it. */
export async function settlePass(
  { control, url }: Stack,
  settledAtMs: number,
  slicesMax = 200,
): Promise<readonly SliceCost[]> {
  const slices: SliceCost[] = [];
  while (slices.length < slicesMax) {
    await control.post("/control/meter/reset", {});
    await control.post("/control/timers/run", { name: "settle" });
    const { byFunction } = await control.get("/control/meter");
    const { settle } = byFunction as { settle: Usage };
    slices.push({
      ms: settle.functionMs,
      cpuMs: settle.functionCpuMs,
      requests: settle.databaseRequests,
      documents: settle.documentsWritten,
    });
    if (isOver(await adminStore(url).get("sweeps", "settle"), settledAtMs)) return slices;
  }
  throw new Error(`the pass is not over after ${slicesMax} slices`);
}

export const isOver = (sweep: Sweep | undefined, settledAtMs: number): boolean =>
  sweep?.pass === null && sweep.untilMs >= settledAtMs;

/** Where the wallets are not what the rows of each promoter add up to; empty when every fen is there once. */
export async function wrongWallets(
  url: string,
  maturedFen: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const store = adminStore(url);
  const left = new Map(maturedFen);
  const wrong: string[] = [];
  for (let afterId = ""; ;) {
    const page = await store.page("wallets", afterId, 100);
    for (const wallet of page) {
      const owed = left.get(wallet._id);
      left.delete(wallet._id);
      const booked = wallet.outbox.flatMap(({ postings }) => postings);
      const bookedFen = booked.reduce((sum, { amountFen }) => sum + amountFen, 0);
      const isRight = [wallet.maturedFen, wallet.availableFen, bookedFen].every((f) => f === owed);
      if (!isRight) wrong.push(`${wallet._id}: ${wallet.maturedFen} fen, owed ${String(owed)}`);
    }
    afterId = page.at(-1)?._id ?? afterId;
    if (page.length < 100) break;
  }
  return [...wrong, ...[...left.keys()].map((id) => `${id}: no wallet`)];
}
