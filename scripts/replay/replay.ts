import { audit, type AuditReport } from "#scripts/audit/run.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { openPlayer } from "#scripts/replay/player.ts";
import type { NumberedEvent } from "#scripts/replay/reader.ts";
import type { Refusals } from "#scripts/replay/refusals.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";

export type Cost = {
  readonly databaseRequests: number;
  readonly documentsWritten: number;
  readonly functionInvocations: number;
};
/** A log that has been played, with the system still running, to be asked what everybody earned. */
export type Replayed = {
  readonly stack: Stack;
  readonly events: number;
  readonly audit: AuditReport;
  readonly cost: Cost;
};
export type ReplayOptions = {
  readonly dataFolder: string;
  readonly durability: "full" | "off";
  readonly refusals: Refusals;
  readonly onEvent?: (played: number, numbered: NumberedEvent) => void;
};

/**
 * Plays a log through Fenrun's functions on cloudbase-local, with the clock of the log.
 *
 * - Before each event the clock is driven to its time, and the timers that fall due in between run.
 * - At the end WeChat delivers the notices that are still on their way, at the log's last moment.
 * - The caller stops `stack`. Throws, with the stack stopped, when the log is none.
 * - Source: docs/replay.md.
 */
export async function replay(
  log: AsyncIterable<NumberedEvent>,
  { dataFolder, durability, refusals, onEvent }: ReplayOptions,
): Promise<Replayed> {
  const events = log[Symbol.asyncIterator]();
  const first = await events.next();
  const freezeAtMs = first.done ? 0 : first.value.event.at;
  const stack = await startStack({
    ...{ dataFolder, durability, freezeAtMs },
    timersOff: ["tend"], // A log has no orders of our own shop, and a quiet day would be 144 calls longer.
  });
  try {
    const { control } = stack;
    const play = openPlayer(control);
    let played = 0;
    let nowMs = freezeAtMs;
    for (let next = first; !next.done; next = await events.next()) {
      const { line, event } = next.value;
      if (event.at > nowMs) control.driveTo(event.at);
      nowMs = event.at;
      const refusal = await play(next.value);
      played += 1;
      onEvent?.(played, next.value);
      if (refusal === null) continue;
      const { code, findings } = refusal;
      refusals.add({ line, do: event.do, code, ...(findings === undefined ? {} : { findings }) });
    }
    await control.post("/control/wechat/deliver", {});
    const { databaseRequests, documentsWritten, functionInvocations } = (await control.get(
      "/control/meter",
    )) as Cost;
    const report = await audit(adminStore(stack.url), transferOutflow(control));
    return {
      stack,
      events: played,
      audit: report,
      cost: { databaseRequests, documentsWritten, functionInvocations },
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
