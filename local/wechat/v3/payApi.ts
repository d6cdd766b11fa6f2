import type { Clock } from "../../clock.ts";
import { parseJsonBody } from "../../jsonBody.ts";
import { ABOUT_MAX, type CallLog, type WechatCall } from "../callLog.ts";
import type { Money } from "../money.ts";
import type { Directive, Script } from "../script.ts";
import { scriptedCall } from "../scriptedCall.ts";
import { isFields } from "./bodyFields.ts";
import { DEV_MERCHANT, type DevKeys } from "./devKeys.ts";
import { refuse, type PayReply } from "./payRefusal.ts";
import { createPayRoutes, type FoundRoute } from "./payRoutes.ts";
import { checkSigner, signReply, type SignedRequest } from "./paySignature.ts";

export interface HttpReply {
  /** 0: no answer at all. The server cuts the connection, as a network does. */
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** All of WeChat Pay is served below this path; a client has it in its base address. */
const ROOT = "/wechatpay/";
const JSON_TYPE = "application/json; charset=utf-8";

interface PayApiParts {
  readonly clock: Clock;
  readonly log: CallLog;
  readonly script: Script;
  readonly money: Money;
  readonly keys: () => Promise<DevKeys>;
}

/** Answers `undefined` for paths that are not WeChat Pay's. */
export type PayApi = (request: SignedRequest) => Promise<HttpReply | undefined>;

/** The door of WeChat Pay v3: signatures in, signatures out, and the interfaces that are emulated. */
export function createPayApi(o: PayApiParts): PayApi {
  const { clock, log, script } = o;
  const routes = createPayRoutes(o);
  script.offer("call", routes.apis);

  /** What one call comes to, and whether a developer had scripted it. */
  async function answer(
    request: SignedRequest,
    keys: DevKeys,
  ): Promise<{ reply: PayReply; scripted: boolean }> {
    const signerOf = (path: string) =>
      checkSigner({ ...request, path }, clock.nowMs(), (serial) =>
        serial === DEV_MERCHANT.merchantSerial ? keys.merchantPublicKey : undefined,
      );
    const sent = signerOf(request.path);
    // Who was led here from WeChat's own host signed a path without our root.
    const signer = "refusal" in sent ? signerOf(request.path.slice(ROOT.length - 1)) : sent;
    if ("refusal" in signer) {
      const refusal = { status: 401, code: "SIGN_ERROR", message: signer.refusal };
      return { reply: refuse(refusal), scripted: false };
    }
    const { method, headers, body } = request;
    const [path = "", search = ""] = request.path.slice(ROOT.length).split("?", 2);
    const query = new URLSearchParams(search);
    const found = routes.find(method, path);
    if (found === undefined) return { reply: notEmulated(request), scripted: false };
    const directive = script.take(found.api, matchable(found, query, body));
    const call = { mchid: signer.mchid, method, headers, query, body, keys };
    const reply = await replyOf(directive, () => found.run(call));
    return { reply, scripted: directive !== undefined };
  }

  return async (request) => {
    if (!request.path.startsWith(ROOT)) return undefined;
    const keys = await o.keys();
    const atMs = clock.nowMs();
    const { reply, scripted } = await answer(request, keys);
    const said = bytesOf(reply);
    log.record(recordOf(request, { atMs, reply, scripted, said }));
    if ("dropped" in reply) return { status: 0, headers: {}, body: said };
    const platform = { serial: DEV_MERCHANT.platformSerial, key: keys.platformPrivateKey };
    const signature = signReply(said, clock.nowMs(), platform);
    // Files are signed too, which WeChat's are not: clients that know those by their path do not know it here.
    const type = { "Content-Type": "file" in reply ? reply.contentType : JSON_TYPE };
    return { status: reply.status, headers: { ...type, ...signature }, body: said };
  };
}

/** The fields by which a script may pick a call: those of the path, the query and the body. */
function matchable({ parameters }: FoundRoute, query: URLSearchParams, body: Buffer): object {
  let fields: unknown;
  try {
    fields = parseJsonBody(body);
  } catch {
    fields = undefined; // A GET has none, and what is no JSON is refused by its own route.
  }
  return { ...(isFields(fields) ? fields : {}), ...Object.fromEntries(query), ...parameters };
}

async function replyOf(
  directive: Directive | undefined,
  own: () => Promise<PayReply>,
): Promise<PayReply> {
  const scripted = await scriptedCall(directive, own);
  switch (scripted.kind) {
    case "own":
      return scripted.reply;
    case "cut":
      return { dropped: true };
    case "fail": {
      const { status = 400, code, message } = scripted.fail;
      return refuse({ status, code: String(code), message });
    }
    case "answer":
      return { status: 200, json: scripted.answer as object };
  }
}

function notEmulated({ method, path }: SignedRequest): PayReply {
  return refuse({ status: 501, code: "NOT_EMULATED", message: `not emulated: ${method} ${path}` });
}

function bytesOf(reply: PayReply): Buffer {
  if ("file" in reply) return reply.file;
  return "json" in reply ? Buffer.from(JSON.stringify(reply.json)) : Buffer.alloc(0);
}

function recordOf(
  { method, path, body }: SignedRequest,
  o: { atMs: number; reply: PayReply; scripted: boolean; said: Buffer },
): WechatCall {
  return {
    ...{ atMs: o.atMs, door: "pay-v3", api: `${method} ${path}` },
    ...{ about: body.toString("utf8", 0, ABOUT_MAX), outcome: outcomeOf(o.reply) },
    answer: o.said.toString("utf8", 0, ABOUT_MAX),
    ...(o.scripted ? { scripted: true } : {}),
  };
}

function outcomeOf(reply: PayReply): string {
  if ("dropped" in reply) return "dropped";
  if (reply.status === 200 || reply.status === 204) return "ok";
  if ("json" in reply && "code" in reply.json) return String(reply.json.code);
  return String(reply.status);
}
