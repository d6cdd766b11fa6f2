import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { inParallel } from "#functions/settle/inParallel.ts";

/**
 * Settles `rows` rows one by one, as many do: marks the row as settled unless it was, then adds it to the wallet.
 * 2 requests and 2 documents a row, as many at once as the real settlement works on. Returns milliseconds.
 *
 * The client must have been pointed at the server (`adminStore`). Wallets are its own, and stand ready.
 */
export async function settleNaively(rows: number): Promise<number> {
  const { db } = cloudbaseClient();
  const _ = db.command;
  await db.createCollection("naiveWallets").catch(() => undefined);
  const found: { _id: string; schedule: { promoterId: string; amountFen: number }[] }[] = [];
  while (found.length < rows) {
    const page = db.collection("cases").where({ _id: _.gt(found.at(-1)?._id ?? "") });
    const { data } = await page.orderBy("_id", "asc").limit(1_000).get();
    if (data.length === 0) break;
    found.push(...(data as typeof found));
  }
  const taken = found.slice(0, rows);
  const wallets = [...new Set(taken.flatMap(({ schedule }) => schedule.map((r) => r.promoterId)))];
  await inParallel(
    wallets,
    async (id) => void (await db.collection("naiveWallets").add({ _id: id, availableFen: 0 })),
    () => undefined,
  );
  const beganMs = performance.now();
  let counted = 0;
  await inParallel(
    taken,
    async ({ _id, schedule: [row] }) => {
      if (!row) return;
      const open = { _id, settledAtMs: _.exists(false) };
      const { updated } = await db.collection("cases").where(open).update({ settledAtMs: 1 });
      if (updated !== 1) return;
      const wallet = db.collection("naiveWallets").where({ _id: row.promoterId });
      await wallet.update({ availableFen: _.inc(row.amountFen) });
      counted += 1;
    },
    (error) => {
      throw error;
    },
  );
  if (counted !== rows) throw new Error(`settled ${counted} rows of ${rows}`);
  return performance.now() - beganMs;
}
