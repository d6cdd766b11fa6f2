import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { ABOUT_MAX, type CallLog } from "../callLog.ts";
import type { Script } from "../script.ts";
import type { DevKeys } from "../v3/devKeys.ts";
import type { OwedNotice, SentNotice } from "./outNotice.ts";
import { noticeBody, noticeHeaders } from "./payNotice.ts";
import { isTaken, type CallFunction, type FunctionReply } from "./payNotices.ts";
import { postNotice } from "./postNotice.ts";

/** WeChat sends such notices now and then, to see whether a merchant looks at signatures at all. */
export const SIGN_TEST = "WECHATPAY/SIGNTEST";

/** Brings notices to where they go, and logs what came back. */
export function createCourier(o: {
  clock: Clock;
  log: CallLog;
  script: Script;
  keys: () => Promise<DevKeys>;
  callFunction: CallFunction;
  /** How often a notice to an address is really sent: 0 loses it, 2 doubles it. Notices to functions count their own. */
  noticeCopies: () => 0 | 1 | 2;
}): (notice: OwedNotice) => Promise<SentNotice> {
  const { clock, log } = o;

  async function bring(notice: OwedNotice): Promise<SentNotice> {
    const { way } = notice;
    if ("functionName" in way) return callBack(o.callFunction, way, notice.resource);
    const keys = await o.keys();
    const body = noticeBody(notice, keys.apiV3Key);
    await probe(way.url, body, keys);
    const copies = o.noticeCopies();
    if (copies === 0) return { taken: false, answer: "lost on its way" };
    const post = () => postNotice(way.url, body, noticeHeaders(body, clock.nowMs(), keys));
    if (copies === 2) await post();
    return post();
  }

  /** A true notice under a false signature: whoever takes it does not verify. */
  async function probe(url: string, body: Buffer, keys: DevKeys): Promise<void> {
    const line = o.script.take(SIGN_TEST, { url });
    for (let n = 0; n < (line === undefined ? 0 : (line.duplicate ?? 1)); n += 1) {
      const signature = `${SIGN_TEST}/${randomBytes(192).toString("base64")}`;
      const headers = {
        ...noticeHeaders(body, clock.nowMs(), keys),
        "Wechatpay-Signature": signature,
      };
      const { taken, answer } = await postNotice(url, body, headers);
      record(SIGN_TEST, url, taken ? "TAKEN_ALTHOUGH_FORGED" : "refused", answer);
    }
  }

  function record(api: string, about: string, outcome: string, answer: string): void {
    const atMs = clock.nowMs();
    log.record({ atMs, door: "notice", api, about, outcome, answer: answer.slice(0, ABOUT_MAX) });
  }

  return async (notice) => {
    const sent = await bring(notice).catch((error: unknown): SentNotice => ({
      ...{ taken: false, answer: String(error) },
    }));
    record(notice.eventType, notice.about, sent.taken ? "ok" : "NOT_TAKEN", sent.answer);
    return sent;
  };
}

async function callBack(
  callFunction: CallFunction,
  { functionName: name, identity }: Extract<OwedNotice["way"], { functionName: string }>,
  data: object,
): Promise<SentNotice> {
  const reply: FunctionReply = await callFunction({ name, data, identity });
  if (!reply.ok) {
    const { code, message } = reply.error;
    return { taken: false, answer: `${code}: ${message}`, reply: { error: reply.error } };
  }
  const { result } = reply;
  return { taken: isTaken(result), answer: JSON.stringify(result) ?? "nothing", reply: result };
}
