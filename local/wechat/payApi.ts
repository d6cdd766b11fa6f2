import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { CallLog } from "./callLog.ts";
import { DEV_MERCHANT, openDevKeys, type DevKeys } from "./devKeys.ts";
import { checkSigner, signReply, type SignedRequest } from "./paySignature.ts";
import { refuse, type PayReply } from "./transferReplies.ts";
import type { Transfers } from "./transfers.ts";

export interface HttpReply {
  /** 0: no answer at all. The server cuts the connection, as a network does. */
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** All of WeChat Pay is served below this path; a client has it in its base address. */
const ROOT = "/wechatpay/";
const BILLS =
  /^\/wechatpay\/v3\/fund-app\/mch-transfer\/transfer-bills(?:\/out-bill-no\/([^/]+)(\/cancel)?)?$/;

interface PayApiParts {
  readonly directory: string;
  readonly clock: Clock;
  readonly log: CallLog;
  readonly transfers: Transfers;
}

export interface PayApi {
  /** Answers `undefined` for paths that are not WeChat Pay's. */
  http(request: SignedRequest): Promise<HttpReply | undefined>;
  /** Resolves when nothing is written any more behind the caller's back. Never rejects. */
  settled(): Promise<void>;
}

/** The door of WeChat Pay v3: signatures in, signatures out, and the few interfaces that are emulated. */
export function createPayApi(o: PayApiParts): PayApi {
  // The keys are made in the background at once, for they must lie there before the first call is signed.
  const directory = join(o.directory, "wechat");
  const making = openDevKeys(directory);
  let keys: Promise<DevKeys> | undefined = making;
  making.catch(() => (keys = undefined)); // Tried again, and told, when a call needs them.

  return {
    async http(request) {
      if (!request.path.startsWith(ROOT)) return undefined;
      return answer(o, await (keys ??= openDevKeys(directory)), request);
    },
    settled: () =>
      making.then(
        () => undefined,
        () => undefined,
      ),
  };
}

async function answer(
  { clock, log, transfers }: PayApiParts,
  { merchantPublicKey, platformPrivateKey }: DevKeys,
  request: SignedRequest,
): Promise<HttpReply> {
  const nowMs = clock.nowMs();
  const signer = checkSigner(request, nowMs, (serial) =>
    serial === DEV_MERCHANT.merchantSerial ? merchantPublicKey : undefined,
  );
  const reply =
    "refusal" in signer
      ? refuse({ status: 401, code: "SIGN_ERROR", message: signer.refusal })
      : await route(transfers, signer.mchid, request);

  log.record({
    atMs: nowMs,
    door: "pay-v3",
    api: `${request.method} ${request.path}`,
    about: request.body.toString("utf8", 0, 500),
    outcome: outcomeOf(reply),
  });
  if ("dropped" in reply) return { status: 0, headers: {}, body: Buffer.alloc(0) };
  const body = Buffer.from(JSON.stringify(reply.json));
  const signature = signReply(body, clock.nowMs(), {
    serial: DEV_MERCHANT.platformSerial,
    key: platformPrivateKey,
  });
  const headers = { "Content-Type": "application/json; charset=utf-8", ...signature };
  return { status: reply.status, headers, body };
}

async function route(
  transfers: Transfers,
  mchid: string,
  { method, path, body }: SignedRequest,
): Promise<PayReply> {
  const found = BILLS.exec(path.split("?", 1)[0] ?? path);
  const [, outBillNo, cancel] = found ?? [];
  if (found !== null && outBillNo === undefined && method === "POST") {
    return transfers.make(mchid, body);
  }
  if (outBillNo !== undefined && cancel === undefined && method === "GET") {
    return transfers.show(outBillNo);
  }
  if (outBillNo !== undefined && cancel !== undefined && method === "POST") {
    return transfers.cancel(outBillNo);
  }
  return refuse({ status: 501, code: "NOT_EMULATED", message: `not emulated: ${method} ${path}` });
}

function outcomeOf(reply: PayReply): string {
  if ("dropped" in reply) return "dropped";
  if (reply.status === 200) return "ok";
  return "code" in reply.json ? String(reply.json.code) : String(reply.status);
}
