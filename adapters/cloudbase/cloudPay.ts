import {
  readClosed,
  readOrder,
  readRefund,
  refusalOf,
  type CloudReply,
  parametersIn,
  unclear,
} from "#adapters/cloudbase/cloudPayReply.ts";
import type { Payments } from "#ports/payments.ts";

type Settings = Readonly<Record<string, string | undefined>>;
type CloudPay = Readonly<Record<string, (data: object) => Promise<unknown>>>;

/** The function that cloudPay calls back: it hears of payments and of refunds. */
const NOTICES_TO = "order";
const CALL_MS = 5_000;

/**
 * Payments over `cloud.cloudPay`, for a merchant who is bound to the environment: no key of his is needed.
 *
 * - Settings: `WECHAT_PAY_MCHID`, the bound merchant; `TCB_ENV`, which the platform sets.
 * - Errors: throws the name of a setting that is missing, before anything is sent.
 * - It speaks WeChat Pay's older protocol, and the SDK hands on WeChat's sentence but not its code (docs/domain/payments.md,
 *   "The second channel").
 */
export function cloudPayPayments(settings: Settings): Payments {
  let loading: ReturnType<typeof load> | undefined;
  const mchid = () => required(settings, "WECHAT_PAY_MCHID");

  /** What came back, or why nothing did. The SDK has no limit of its own. */
  async function call(api: string, data: object): Promise<CloudReply> {
    const asked = { ...data, subMchId: mchid() };
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<CloudReply>((resolve) => {
      timer = setTimeout(() => resolve({ failure: `no answer in ${CALL_MS} ms` }), CALL_MS);
    });
    try {
      const { cloudPay } = await (loading ??= load());
      const answer = cloudPay[api]?.(asked).then((fields) => ({ fields }));
      return await Promise.race([answer ?? { failure: `no ${api}` }, silence]);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }
  const notified = () => ({ functionName: NOTICES_TO, envId: required(settings, "TCB_ENV") });
  const read = async (orderId: string) =>
    readOrder(mchid(), orderId, await call("queryOrder", { outTradeNo: orderId }));

  return {
    channel: "cloudpay",
    async ask(order) {
      const reply = await call("unifiedOrder", {
        ...notified(),
        body: order.description,
        outTradeNo: order.orderId,
        totalFee: order.totalFen,
        subOpenid: order.openid,
        spbillCreateIp: "127.0.0.1", // A function has no address of the buyer's.
        tradeType: "JSAPI",
        timeExpire: chinaDigits(order.expiresAtMs),
      });
      const parameters = parametersIn(reply);
      if (parameters) return { answer: "asked", parameters };
      const seen = await read(order.orderId);
      const isEnded = seen.answer === "paid" || seen.answer === "closed";
      return isEnded ? { answer: seen.answer } : unclear(reply);
    },
    read,
    async close(orderId) {
      const reply = await call("closeOrder", { outTradeNo: orderId });
      if (readClosed(reply)) return { answer: "closed" };
      const seen = await read(orderId);
      const isEnded = seen.answer === "paid" || seen.answer === "closed";
      return isEnded ? { answer: seen.answer } : unclear(reply);
    },
    async refund(order) {
      const reply = await call("refund", {
        ...notified(),
        outTradeNo: order.orderId,
        outRefundNo: order.refundId,
        totalFee: order.totalFen,
        refundFee: order.refundFen,
        refundDesc: order.reason,
      });
      const refusal = refusalOf(reply);
      if (refusal) return refusal;
      // It tells that it took the refund on, and never how that stands.
      return this.readRefund(order);
    },
    async readRefund(order) {
      const { refundId: outRefundNo } = order;
      return readRefund(mchid(), order, await call("queryRefund", { outRefundNo }));
    },
  };
}

/** Loaded at the first call: the SDK takes longer to load than all the rest of a function. */
async function load() {
  const sdk = await import("wx-server-sdk");
  // Bundled, the SDK is a CommonJS module behind `default`.
  const cloud: object = "default" in sdk ? (sdk.default as object) : sdk;
  const { init, DYNAMIC_CURRENT_ENV, cloudPay } = cloud as {
    init: (config: object) => void; // The SDK's types know nothing of cloudPay.
    DYNAMIC_CURRENT_ENV: unknown;
    cloudPay: CloudPay;
  };
  init({ env: DYNAMIC_CURRENT_ENV });
  // In an object, for it answers to every name, `then` too, and must not be awaited itself.
  return { cloudPay };
}

function required(settings: Settings, name: string): string {
  const value = settings[name];
  if (value === undefined || value === "") throw new Error(`not set: ${name}`);
  return value;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;
/** "20260131090000", in China's time. */
const chinaDigits = (atMs: number): string =>
  new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace(/\D/g, "");
