import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../clock.ts";
import { APPID_DEFAULT, type Identity } from "../../functions/context.ts";
import { ABOUT_MAX, type CallLog } from "../callLog.ts";
import type { CallFunction } from "../notice/payNotices.ts";
import { ANSWER_MS_MAX, PLATFORM, TRIES_MAX } from "./messagePush.ts";
import { DEV_ACCOUNT } from "./officialAccount.ts";
import type { PushTargets } from "./pushTargets.ts";

/** What became of a message that was pushed to a function. */
export type FunctionDelivery = {
  /** Whether the function answered "success" in time. */
  readonly taken: boolean;
  readonly tries: number;
  readonly answer: string;
};

/** Pushes an event to the function that the project names for it; the rest of a message is filled in. */
export type PushToFunction = (
  event: Readonly<Record<string, unknown>>,
  about: string,
) => Promise<FunctionDelivery>;

const NO_TARGET: FunctionDelivery = { taken: false, tries: 0, answer: "no function hears of it" };

/**
 * WeChat's message push to cloud functions: a message is the function's event, in JSON, tried three times with five
 * seconds of patience.
 *
 * - Source: WeChat, "云函数接收消息推送", for the event and that `OPENID` is the user who wrote.
 * - Own choices, as nothing is documented: only "success" is an answer, the tries follow each other at once, the source
 *   of such a call is `wx_unknown`, and an event that no user causes comes without any openid.
 */
export function createFunctionPush(o: {
  clock: Clock;
  log: CallLog;
  callFunction: CallFunction;
  targets: PushTargets;
  /** Real milliseconds. Default: WeChat's five seconds. */
  patienceMs?: number;
}): PushToFunction & {
  /** Pushes to a function by name, whatever the project says. */
  to(
    functionName: string,
    event: Readonly<Record<string, unknown>>,
    about: string,
  ): ReturnType<PushToFunction>;
} {
  const { clock, patienceMs = ANSWER_MS_MAX } = o;

  async function once(name: string, message: Readonly<Record<string, unknown>>) {
    const stop = new AbortController();
    const call = o.callFunction({ name, data: message, identity: identityOf(message) });
    const late = sleep(patienceMs, null, { signal: stop.signal, ref: false }).catch(() => null);
    const reply = await Promise.race([call, late]).catch((error: unknown) => ({
      ...{ ok: false as const, error: { code: "FUNCTIONS_EXECUTE_FAIL", message: String(error) } },
    }));
    stop.abort();
    if (reply === null) return { taken: false, answer: "no answer in time" };
    if (!reply.ok) return { taken: false, answer: `${reply.error.code}: ${reply.error.message}` };
    return { taken: reply.result === "success", answer: JSON.stringify(reply.result) ?? "nothing" };
  }

  async function to(
    name: string,
    event: Readonly<Record<string, unknown>>,
    about: string,
  ): Promise<FunctionDelivery> {
    const message = { ...headOf(clock.nowMs()), ...event };
    let tries = 0;
    let last = { taken: false, answer: "" };
    while (!last.taken && tries < TRIES_MAX) {
      tries += 1;
      last = await once(name, message);
    }
    record(
      o,
      { event, about: `${name} ${about}`, outcome: last.taken ? "ok" : "NOT_TAKEN" },
      last.answer,
    );
    return { ...last, tries };
  }

  const push = async (event: Readonly<Record<string, unknown>>, about: string) => {
    const name = o.targets.of(event);
    if (name !== undefined) return to(name, event, about);
    record(o, { event, about, outcome: "NO_TARGET" }, NO_TARGET.answer);
    return NO_TARGET;
  };
  return Object.assign(push, { to });
}

function record(
  { clock, log }: { clock: Clock; log: CallLog },
  { event, about, outcome }: { event: object; about: string; outcome: string },
  answer: string,
): void {
  const { MsgType = "", Event = "" } = Object(event) as Record<string, unknown>;
  const api = `message-push ${String(MsgType)} ${String(Event)}`.trim();
  log.record({
    ...{ atMs: clock.nowMs(), door: "notice", api, about, outcome },
    answer: answer.slice(0, ABOUT_MAX),
  });
}

const headOf = (nowMs: number) => ({
  ...{ ToUserName: DEV_ACCOUNT.userName, FromUserName: PLATFORM },
  CreateTime: Math.floor(nowMs / 1_000),
});

/** A user who wrote is the caller. */
function identityOf({ FromUserName }: Readonly<Record<string, unknown>>): Identity {
  const source = "wx_unknown";
  if (typeof FromUserName !== "string" || FromUserName === PLATFORM) return { source };
  return { openid: FromUserName, appid: APPID_DEFAULT, source };
}
