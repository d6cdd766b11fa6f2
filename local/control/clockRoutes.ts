import type { Clock } from "../clock.ts";
import type { Schedule } from "../timers/schedule.ts";
import type { Wechat } from "../wechat/index.ts";
import { driveClock } from "./drive.ts";
import { badRequest, fieldsOf, instantField, onlyFields } from "./fields.ts";

export type ClockParts = { clock: Clock; schedule: Schedule; wechat: Wechat };

/** `/control/clock`: one request at a time, since two that drive one clock would pull it to and fro. */
export function createClockControl(parts: ClockParts): (body: unknown) => Promise<object> {
  let last: Promise<unknown> = Promise.resolve();
  return (body) => {
    const mine = last.then(() => setClock(parts, body));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function setClock(parts: ClockParts, body: unknown): Promise<object> {
  const { clock, schedule } = parts;
  const fields = fieldsOf(body);
  onlyFields(fields, ["freezeAtMs", "advanceToMs", "mode"], "clock");
  const [wish, ...others] = Object.keys(fields);
  if (wish === undefined || others.length > 0) {
    throw badRequest("give one of freezeAtMs, advanceToMs and mode");
  }
  if (wish === "advanceToMs") {
    const driven = await driveClock(parts, instantField(fields, "advanceToMs"));
    return { nowMs: clock.nowMs(), ...driven };
  }
  if (wish === "freezeAtMs") {
    clock.freeze(instantField(fields, "freezeAtMs"));
  } else {
    if (fields["mode"] !== "real") throw badRequest('mode can only be set to "real"');
    clock.followRealTime();
  }
  schedule.restart(clock.nowMs());
  return { nowMs: clock.nowMs(), ran: 0, failed: [] };
}
