import type { Refusals } from "#scripts/replay/refusals.ts";
import { count, type Paper } from "../paper.ts";

/** What the system refused, counted by what was wanted and why not; nothing where nothing was. */
export async function tellRefusals(paper: Paper, refusals: Refusals): Promise<void> {
  const { say } = paper;
  if (refusals.count() === 0) return;
  const byReason = new Map<string, number>();
  for await (const { do: what, code } of refusals.all()) {
    const reason = `${what}: ${code}`;
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  }
  paper.heading(say("被系统拒绝的", "What the system refused"));
  for (const [reason, times] of byReason) {
    paper.item(say(`${count(times)} 次 ${reason}`, `${count(times)} × ${reason}`));
  }
}
