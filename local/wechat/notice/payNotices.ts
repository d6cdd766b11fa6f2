import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import { APPID_DEFAULT, type Identity } from "../../functions/context.ts";
import { payEvent, type Payment } from "../cloudPay/payEvent.ts";
import { following, TRIES_MAX, type Repeated } from "./noticePauses.ts";
import { createNoticeQueue } from "./noticeQueue.ts";

/** Calls a function as the platform does when WeChat reports something. */
export type CallFunction = (call: {
  name: string;
  data: unknown;
  identity: Identity;
}) => Promise<FunctionReply>;
export type FunctionReply =
  { ok: true; result: unknown } | { ok: false; error: { code: string; message: string } };

export interface PayNotices {
  /**
   * Tells of a payment: at once, awaiting the reply, or after its delay on the clock. `replies` holds what
   * the function replied to the awaited notice, or `{ error: { code, message } }` when it failed.
   */
  pay(payment: Payment): Promise<{ replies: unknown[] }>;
  nextDueMs(): number | undefined;
  /** Sends what falls due up to an instant; what is due at the same one goes out together. */
  runDue(untilMs: number): Promise<number>;
  /**
   * Sends all that is outstanding, in due order, without moving the clock. A notice that is not
   * taken is sent once and stays outstanding.
   */
  deliver(): Promise<Delivered>;
  /** What is outstanding, as developers see it. */
  outstanding(): readonly OutstandingPay[];
}

export interface Delivered {
  readonly delivered: number;
  readonly refused: number;
}
export interface OutstandingPay extends Repeated {
  readonly functionName: string;
}

/** A notice that the function of a payment must still get. */
interface Notice extends Repeated {
  readonly functionName: string;
  readonly event: object;
  readonly identity: Identity;
}

/**
 * cloudPay's notices. What is outstanding is kept in memory, and nothing else is remembered: a payment
 * whose one notice is taken at once costs the call of the function and no more.
 */
export function createPayNotices(o: { clock: Clock; callFunction: CallFunction }): PayNotices {
  const queue = createNoticeQueue<Notice>();

  /** Sends one notice. `next` is the one that must follow it, if any. */
  async function send(notice: Notice) {
    const { functionName: name, event: data, identity } = notice;
    const reply = await o.callFunction({ name, data, identity }).catch(failedReply);
    const taken = reply.ok && isTaken(reply.result);
    return { reply, taken, next: following(notice, taken) };
  }

  return {
    nextDueMs: queue.nextDueMs,
    outstanding: queue.all,

    async pay(payment) {
      const notice = firstNotice(payment, o.clock.nowMs());
      if (payment.delayMs > 0) {
        queue.add(notice);
        return { replies: [] };
      }
      const { reply, next } = await send(notice);
      refuseUnknown(reply, payment.functionName);
      if (next !== undefined) queue.add(next);
      return { replies: [reply.ok ? reply.result : { error: reply.error }] };
    },

    async runDue(untilMs) {
      let sent = 0;
      for (;;) {
        const due = queue.takeEarliest(untilMs);
        if (due.length === 0) return sent;
        for (const { next } of await Promise.all(due.map(send))) {
          if (next !== undefined) queue.add(next);
        }
        sent += due.length;
      }
    },

    async deliver() {
      const refused: Notice[] = [];
      let delivered = 0;
      for (;;) {
        const due = queue.takeEarliest(Infinity);
        if (due.length === 0) break;
        for (const { taken, next } of await Promise.all(due.map(send))) {
          if (taken) delivered += 1;
          if (next !== undefined && taken) queue.add(next);
          if (next !== undefined && !taken) refused.push(next);
        }
      }
      for (const notice of refused) queue.add(notice);
      return { delivered, refused: refused.length };
    },
  };
}

function failedReply(error: unknown): FunctionReply {
  return { ok: false, error: { code: "FUNCTIONS_EXECUTE_FAIL", message: String(error) } };
}

/** That there is no such function is the asker's mistake, and no notice of it is kept. */
function refuseUnknown(reply: FunctionReply, functionName: string): void {
  if (reply.ok || reply.error.code !== "FUNCTION_NOT_FOUND") return;
  throw new ControlError(reply.error.code, `no function ${functionName}`, 404);
}

function firstNotice(payment: Payment, paidAtMs: number): Notice {
  return {
    functionName: payment.functionName,
    event: payEvent(payment, paidAtMs),
    identity: { openid: payment.openid, appid: APPID_DEFAULT, source: "wx_paycallback" },
    left: payment.notices,
    tries: 0,
    triesMax: Math.max(TRIES_MAX, payment.notices),
    dueMs: paidAtMs + payment.delayMs,
  };
}

/** WeChat takes nothing else for an acknowledgement. */
export function isTaken(reply: unknown): boolean {
  return typeof reply === "object" && reply !== null && "errcode" in reply && reply.errcode === 0;
}
