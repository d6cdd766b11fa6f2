import type { Clock } from "../clock.ts";
import type { Database } from "../database/index.ts";
import type { Functions } from "../functions/invoke.ts";
import type { Meter } from "../meter.ts";
import { jsonReply, type Reply } from "../reply.ts";
import type { Schedule } from "../timers/schedule.ts";
import type { Triggers } from "../triggers/index.ts";
import type { Wechat } from "../wechat/index.ts";
import { callAsClient, resultOf } from "./callRoutes.ts";
import { createClockControl } from "./clockRoutes.ts";
import { NOT_JSON, parseJsonBody } from "../jsonBody.ts";
import { ControlError } from "./errors.ts";
import { fieldsOf, onlyFields, textField } from "./fields.ts";
import { get, post, type Asked, type Route, type Routes } from "./route.ts";
import type { Door, DoorRequest } from "../door.ts";

/** The developer's door: time, calls, timers, WeChat, meter. Never rejects. */
export type ControlDoor = Door;

export type ControlParts = {
  env: string;
  clock: Clock;
  database: Database;
  functions: Functions;
  schedule: Schedule;
  wechat: Wechat;
  triggers: Pick<Triggers, "settled">;
  meter: Meter;
  /** Routes that other parts bring. */
  routes: readonly Routes[];
  /** Asked for once the answer is on its way. */
  shutDown: () => void;
  onError: (error: unknown) => void;
};

/** Any route takes `?advanceToMs=N`: the frozen clock is driven there first, in the same request. */
const ADVANCE = "advanceToMs";

export function createControlDoor(o: ControlParts): ControlDoor {
  const setClock = createClockControl(o);
  const routes = routesOf(o, setClock);

  async function answer({ method, path, query, body }: DoorRequest): Promise<object> {
    const route = routes.get(path);
    if (route === undefined) throw new ControlError("not_found", `there is no ${path}`, 404);
    if (method === "GET" && route.method === "GET") return route.run({ body: {}, query });
    const change = route.method === "POST" ? route.run : route.change;
    if (method === "POST" && change !== undefined) return change({ body: parseBody(body), query });
    throw new ControlError("method_not_allowed", `${path} takes ${route.method}`, 405);
  }

  return async (request) => {
    try {
      const toMs = request.query.get(ADVANCE);
      if (toMs === null) return jsonReply({ ok: true, ...(await answer(request)) });
      const driven = await setClock({ [ADVANCE]: Number(toMs) });
      return jsonReply({ ok: true, driven, ...(await answer(request)) });
    } catch (error) {
      if (!(error instanceof ControlError)) o.onError(error);
      return refusal(error);
    }
  };
}

function routesOf(
  o: ControlParts,
  setClock: (body: unknown) => Promise<object>,
): ReadonlyMap<string, Route> {
  const body =
    (run: (body: unknown) => Promise<object>) =>
    ({ body }: Asked) =>
      run(body);
  return new Map([
    ...o.routes.flatMap((routes) => [...routes]),
    ["/control/health", get(async () => health(o))],
    ["/control/clock", post(body(setClock))],
    ["/control/call", post(body((fields) => callAsClient(o.functions, fields)))],
    ["/control/timers", get(async () => ({ timers: o.schedule.list() }))],
    ["/control/timers/run", post(body((fields) => runTimer(o, fields)))],
    ["/control/meter", get(async () => o.meter.read())],
    [
      "/control/meter/reset",
      post(async () => {
        o.meter.reset();
        return {};
      }),
    ],
    [
      "/control/shutdown",
      post(async () => {
        o.shutDown();
        return {};
      }),
    ],
  ]);
}

function health({ env, clock, functions, database }: ControlParts): object {
  return {
    env,
    nowMs: clock.nowMs(),
    functions: functions.specs.map(({ name }) => name),
    collections: database.collections(),
  };
}

async function runTimer({ schedule, clock }: ControlParts, body: unknown): Promise<object> {
  const fields = fieldsOf(body);
  onlyFields(fields, ["name"], "timers/run");
  const name = textField(fields, "name");
  const reply = schedule.runNow(name, clock.nowMs());
  if (reply === undefined) {
    throw new ControlError("timer_not_found", `no timer calls ${name}`, 404);
  }
  return resultOf(await reply);
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return parseJsonBody(body);
  } catch {
    throw new ControlError("bad_json", NOT_JSON);
  }
}

function refusal(error: unknown): Reply {
  if (error instanceof ControlError) {
    const { code, message, status } = error;
    return jsonReply({ ok: false, error: { code, message } }, status);
  }
  const message = `cloudbase-local failed: ${String(error)}`;
  return jsonReply({ ok: false, error: { code: "internal", message } }, 500);
}
