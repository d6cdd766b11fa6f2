import { FACTOR_MAX, FACTOR_MIN, type Clock } from "../clock.ts";
import { createTurns } from "../turns.ts";
import { driveClock, type DriveParts } from "./drive.ts";
import { badRequest, fieldsOf, instantField, onlyFields, type Fields } from "./fields.ts";

/** `/control/clock`: one request at a time, since two that drive one clock would pull it to and fro. */
export function createClockControl(parts: DriveParts): (body: unknown) => Promise<object> {
  const turns = createTurns();
  return (body) => turns.run(() => setClock(parts, body));
}

const WISHES = ["freezeAtMs", "advanceToMs", "factor", "mode"];

async function setClock(parts: DriveParts, body: unknown): Promise<object> {
  const { clock, schedule } = parts;
  const fields = fieldsOf(body);
  onlyFields(fields, WISHES, "clock");
  const [wish, ...others] = Object.keys(fields);
  if (wish === undefined || others.length > 0) {
    throw badRequest(`give one of ${WISHES.join(", ")}`);
  }
  if (wish === "advanceToMs") {
    const driven = await driveClock(parts, instantField(fields, "advanceToMs"));
    return { ...clockState(clock), ...driven };
  }
  if (wish === "factor") {
    // No instant is passed over, so timers and their retries go on counting from where they are.
    clock.runAt(factorField(fields));
    return { ...clockState(clock), ran: 0, failed: [] };
  }
  if (wish === "freezeAtMs") {
    clock.freeze(instantField(fields, "freezeAtMs"));
  } else {
    if (fields["mode"] !== "real") throw badRequest('mode can only be set to "real"');
    clock.followRealTime();
  }
  schedule.restart(clock.nowMs());
  return { ...clockState(clock), ran: 0, failed: [] };
}

/** What the clock says, and how it runs. */
export function clockState(clock: Clock) {
  return { nowMs: clock.nowMs(), mode: clock.mode, factor: clock.factor };
}

function factorField({ factor }: Fields): number {
  if (typeof factor === "number" && factor >= FACTOR_MIN && factor <= FACTOR_MAX) return factor;
  throw badRequest(`factor must be a number from ${FACTOR_MIN} to ${FACTOR_MAX}`);
}
