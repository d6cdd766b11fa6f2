import * as z from "zod";
import type { ErrorCode } from "#contracts/errors.ts";
import { takeNotice } from "#functions/notify/takeNotice.ts";
import type { WithNotices, WithTransfers } from "#ports/deps.ts";
import { type NoticeRefusal, type RawNotice } from "#ports/notices.ts";
import { BusyError } from "#ports/store.ts";

/** What WeChat Pay waits for: 200 and SUCCESS, else it tells again. */
export type NoticeAnswer = {
  readonly statusCode: number;
  readonly headers: { readonly "content-type": "application/json" };
  readonly body: string;
};

/** WeChat's notices are some 2 KB: whoever sends more is somebody else. */
const BODY_MAX = 64 * 1024;
/** How HTTP access hands a call over: headers as they came, the body perhaps in base64. */
const httpEventSchema = z.object({
  headers: z.record(z.string().max(256), z.unknown()).default({}),
  body: z.string().max(BODY_MAX),
  isBase64Encoded: z.boolean().default(false),
});

/** Ours to refuse; a body or a merchant that does not fit will not fit the next time either, but WeChat may ask why. */
const STATUS: Readonly<Record<NoticeRefusal, number>> = {
  ...{ signature_missing: 401, signature_wrong: 401, signature_unknown_key: 401 },
  ...{ signature_too_old: 401, undecipherable: 400, unreadable: 400, wrong_merchant: 403 },
};

/**
 * The cloud function that WeChat Pay v3 tells of payments, refunds and transfers, over HTTP. Anybody may call it, so
 * nothing is read of a call before WeChat's signature was checked.
 */
export function serveNotices(deps: WithNotices & WithTransfers) {
  return async (event: unknown): Promise<NoticeAnswer> => {
    try {
      const nowMs = deps.nowMs();
      const parsed = httpEventSchema.safeParse(event);
      if (!parsed.success) return failed(400, "request_invalid");
      const read = deps.notices.read(rawOf(parsed.data), nowMs);
      const taken = await takeNotice(deps, read, nowMs);
      if (taken.ok) return answer(200, { code: "SUCCESS" });
      const { code } = taken.error;
      deps.logError(new Error(`a notice was refused: ${code}`));
      return failed(isRefusal(code) ? STATUS[code] : 409, code);
    } catch (error) {
      if (error instanceof BusyError) return failed(503, "busy");
      deps.logError(error);
      return failed(500, "internal");
    }
  };
}

function rawOf({ headers, body, isBase64Encoded }: z.output<typeof httpEventSchema>): RawNotice {
  const named = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name.toLowerCase(), value] as const] : [],
  );
  return {
    headers: Object.fromEntries(named),
    body: isBase64Encoded ? new TextDecoder().decode(bytesOf(body)) : body,
  };
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);

const isRefusal = (code: string): code is NoticeRefusal => Object.hasOwn(STATUS, code);

const failed = (statusCode: number, message: ErrorCode | NoticeRefusal): NoticeAnswer =>
  answer(statusCode, { code: "FAIL", message });

const answer = (statusCode: number, said: object): NoticeAnswer => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(said),
});
