import {
  merchantKey,
  type MerchantSettings,
  platformKeys,
  required,
} from "#adapters/wechat/payKeys.ts";

/** A function has seconds to live, and what WeChat did not answer is only read again. */
const CALL_MS = 5_000;

/** What came of a call: a reply, or no reply that could be believed. */
export type HeardReply =
  { readonly status: number; readonly data: unknown } | { readonly failure: string };

/** WeChat Pay v3, loaded and set up at the first call: signing and XML take longer to load than the rest of a function. */
export function payClient(settings: MerchantSettings) {
  let loading: ReturnType<typeof connect> | undefined;
  return () => {
    loading ??= connect(settings);
    loading.catch(() => (loading = undefined)); // What was missing may be there the next time.
    return loading;
  };
}

async function connect(settings: MerchantSettings) {
  const config = {
    baseURL: settings["WECHAT_PAY_URL"] || "https://api.mch.weixin.qq.com",
    mchid: required(settings, "WECHAT_PAY_MCHID"),
    serial: required(settings, "WECHAT_PAY_SERIAL"),
    // Back to text, which is what the SDK's types ask for.
    privateKey: String(merchantKey(settings).export({ type: "pkcs8", format: "pem" })),
    certs: Object.fromEntries(
      [...platformKeys(settings)].map(([serial, key]) => [
        serial,
        String(key.export({ type: "spki", format: "pem" })),
      ]),
    ),
  };
  const { Wechatpay } = await import("wechatpay-axios-plugin");
  // In an object, for the client answers to every name, `then` too, and must not be awaited itself.
  return { wechat: new Wechatpay(config) };
}

/** `timeout` ends a silent call, `signal` one that only trickles. */
export const limits = () => ({
  ...{ timeout: CALL_MS, maxRedirects: 0, proxy: false as const },
  signal: AbortSignal.timeout(CALL_MS),
});

/**
 * Awaits a call. The SDK throws for replies that are not 2xx, and for those that are and that WeChat did not sign.
 *
 * - Returns the status and whatever came with it; of a 2xx only when WeChat signed it.
 */
export async function heard(call: Promise<HeardReply>): Promise<HeardReply> {
  try {
    return await call;
  } catch (error) {
    const reply = error instanceof Error && "response" in error ? error.response : undefined;
    if (isReply(reply) && !isDone(reply.status)) return reply;
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

const isDone = (status: number): boolean => status >= 200 && status < 300;
const isReply = (reply: unknown): reply is { status: number; data: unknown } =>
  typeof reply === "object" &&
  reply !== null &&
  "status" in reply &&
  typeof reply.status === "number" &&
  "data" in reply;
