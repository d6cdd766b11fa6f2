import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { badRequest, fieldsOf, onlyFields } from "../../control/fields.ts";
import { notifyUrlIn } from "../push/messagePush.ts";
import { PASS, RISKY } from "./contentChecks.ts";
import { isOpenid, refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";
import type { Parameters } from "./miniProgramCode.ts";
import { createQuota, DAY_MS, MINUTE_MS } from "./quota.ts";

const CHECKS_A_MINUTE = 2_000;
const CHECKS_A_DAY = 200_000;
/** WeChat promises its word within half an hour; here it comes after a second, unless a developer says otherwise. */
const DELAY_MS = 1_000;
const DELAY_MS_MAX = 30 * MINUTE_MS;
const WAITING_MAX = 10_000;
const TOLD_KEPT = 100;

type Check = {
  readonly traceId: string;
  readonly mediaUrl: string;
  readonly suggest: "pass" | "risky";
  readonly dueMs: number;
  /** Whether the address took the word; undefined while it waits, or when there is no address. */
  readonly delivered?: boolean;
};

/** Pictures and sounds that are checked later: the word comes as the event `wxa_media_check`. */
export interface MediaChecks {
  readonly interfaces: OpenInterfaces;
  /** Sets the address that hears the results, and how late they come. */
  set(body: unknown): object;
  read(): object;
  nextDueMs(): number | undefined;
  runDue(untilMs: number): Promise<number>;
}

export type MediaCheckParts = {
  readonly clock: Clock;
  /** What is risky by the words that a developer named. */
  readonly words: () => readonly string[];
  readonly tell: (url: string, event: Readonly<Record<string, unknown>>) => Promise<boolean>;
};

/**
 * `security.mediaCheckAsync`, version 2. Nothing is fetched: a medium is risky when a risky word stands in its address.
 *
 * - Errors: 40097 arguments, 40003 openid, 44991 more than 2,000 in a minute, 45009 more than 200,000 in a day.
 * - Source: WeChat, "音视频内容安全识别".
 */
export function createMediaChecks({ clock, words, tell }: MediaCheckParts): MediaChecks {
  const takeOfMinute = createQuota(clock, { max: CHECKS_A_MINUTE, everyMs: MINUTE_MS });
  const takeOfDay = createQuota(clock, { max: CHECKS_A_DAY, everyMs: DAY_MS });
  let waiting: Check[] = [];
  let told: Check[] = [];
  let url: string | undefined;
  let delayMs = DELAY_MS;

  function check(parameters: Parameters): OpenAnswer {
    const { media_url, media_type, version, scene, openid } = Object.fromEntries(parameters);
    if (version === undefined) return refused(40097, "version 1 was closed: send version 2");
    const isRight =
      typeof media_url === "string" &&
      URL.canParse(media_url) &&
      [1, 2].includes(Number(media_type)) &&
      Number(version) === 2 &&
      [1, 2, 3, 4].includes(Number(scene));
    if (!isRight) return refused(40097, "invalid args");
    if (!isOpenid(openid)) return refused(40003, "invalid openid");
    if (!takeOfMinute()) return refused(44991, "reach max api minute quota");
    if (!takeOfDay() || waiting.length >= WAITING_MAX) {
      return refused(45009, "reach max api daily quota");
    }
    const traceId = randomUUID();
    const isRisky = words().some((word) => readable(media_url).includes(word));
    const suggest = isRisky ? "risky" : "pass";
    waiting.push({ traceId, mediaUrl: media_url, suggest, dueMs: clock.nowMs() + delayMs });
    return { fields: { errcode: 0, errmsg: "ok", trace_id: traceId } };
  }

  return {
    interfaces: new Map([["security.mediaCheckAsync", async (parameters) => check(parameters)]]),
    set(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["url", "delayMs"], "media checks");
      const wanted = fields["delayMs"] ?? delayMs;
      const isDelay = Number.isInteger(wanted) && Number(wanted) >= 0;
      if (!isDelay || Number(wanted) > DELAY_MS_MAX) {
        throw badRequest(`delayMs must be a whole number up to ${DELAY_MS_MAX}`);
      }
      if (fields["url"] !== undefined) url = notifyUrlIn(fields);
      delayMs = Number(wanted);
      return { url, delayMs };
    },
    read: () => ({ url, delayMs, checks: [...told, ...waiting].reverse().slice(0, TOLD_KEPT) }),
    nextDueMs: () =>
      waiting.length === 0 ? undefined : Math.min(...waiting.map(({ dueMs }) => dueMs)),
    async runDue(untilMs) {
      const due = waiting.filter(({ dueMs }) => dueMs <= untilMs);
      waiting = waiting.filter(({ dueMs }) => dueMs > untilMs);
      const address = url;
      const heard = await Promise.all(
        due.map(async (each): Promise<Check> =>
          address === undefined ? each : { ...each, delivered: await tell(address, eventOf(each)) },
        ),
      );
      told = [...told, ...heard].slice(-TOLD_KEPT);
      return due.length;
    },
  };
}

/** Words stand encoded in an address. */
function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function eventOf({ traceId, suggest }: Check): Record<string, unknown> {
  const result = suggest === "risky" ? RISKY : PASS;
  return {
    ...{ MsgType: "event", Event: "wxa_media_check", version: 2, trace_id: traceId },
    ...{ errcode: 0, errmsg: "ok", result },
    detail: [{ strategy: "content_model", errcode: 0, ...result, prob: 90 }],
  };
}
