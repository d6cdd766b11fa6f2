import { callOpenApi, refusalOf } from "#adapters/wechat/openapi.ts";
import { type MerchantSettings, required } from "#adapters/wechat/payKeys.ts";
import {
  isKnownAlready,
  knownShipping,
  type KnownShipping,
  LOGISTICS,
  SPLIT,
  UNIFIED,
} from "#adapters/wechat/shippingReply.ts";
import type { Shipping, ShippingAnswer, ShippingInfo } from "#ports/shipping.ts";

/** A telling is two calls, and somebody waits for it: what takes longer the timer tells later. */
const CALL_MS_MAX = 4_000;
/** The only carrier that wants a phone number, by WeChat's code. */
const CARRIER_WITH_PHONE = "SF";
const SECOND_MS = 1_000;
const BY_MERCHANTS_NUMBER = 1;

const ORDER_UNKNOWN = 10060001;
const UNCHANGED = 10060023;
/**
 * What a repetition would not change: the order's shipping has ended, or what was said has a wrong form. All others may
 * pass: 10060001 until WeChat has taken the payment over, 10060012 and 10060019 while it is busy, quotas, permissions.
 *
 * - Source: WeChat, "发货信息录入", list of errors.
 */
const FINAL: ReadonlySet<number> = new Set([
  ...[10060002, 10060003, 10060004, 10060005, 10060006, 10060007, 10060008, 10060009],
  ...[10060014, 10060020, 10060024, 10060025, 10060026, 10060031],
  ...[268485194, 268485195, 268485196, 268485197, 268485216, 268485224],
  ...[268485226, 268485227, 268485228],
]);

/**
 * WeChat's shipping information, by cloud calls of wx-server-sdk.
 *
 * - Settings: `WECHAT_PAY_MCHID`; the order's number is the merchant's `out_trade_no`.
 * - Source: docs/domain/shipping.md.
 */
export function wechatShipping(settings: MerchantSettings, callMsMax = CALL_MS_MAX): Shipping {
  const mchid = () => required(settings, "WECHAT_PAY_MCHID");

  /** Null: WeChat has no such paid order. */
  async function known(orderId: string): Promise<KnownShipping | null> {
    try {
      const reply = await callOpenApi(
        ({ wxa }) => wxa.sec.order.getOrder({ merchantId: mchid(), merchantTradeNo: orderId }),
        callMsMax,
      );
      return knownShipping(reply);
    } catch (error) {
      if (refusalOf(error)?.code === ORDER_UNKNOWN) return null;
      throw error;
    }
  }

  async function upload(info: ShippingInfo, before: KnownShipping): Promise<ShippingAnswer> {
    const orderKey = { orderNumberType: BY_MERCHANTS_NUMBER, mchid: mchid() };
    const items = itemsOf(info);
    // Another mode than before would be the one change that WeChat allows.
    const isUnified = info.isAll && items.length === 1 && !before.isSplit;
    const upload = {
      orderKey: { ...orderKey, outTradeNo: info.orderId },
      logisticsType: LOGISTICS[info.how],
      ...(isUnified
        ? { deliveryMode: UNIFIED }
        : { deliveryMode: SPLIT, isAllDelivered: info.isAll }),
      shippingList: items,
      // WeChat passes over a word that is not later than the last one.
      uploadTime: new Date(Math.max(info.atMs, before.toldAtMs + SECOND_MS)).toISOString(),
      payer: { openid: info.openid },
    };
    await callOpenApi(({ wxa }) => wxa.sec.order.uploadShippingInfo(upload), callMsMax);
    return { answer: "told" };
  }

  return {
    async tell(info) {
      try {
        const before = await known(info.orderId);
        if (before === null) return { answer: "later", reason: "WeChat does not know the payment" };
        if (before.state === "refunded") {
          return { answer: "refused", reason: "WeChat says that the order was refunded" };
        }
        return isKnownAlready(before, info) ? { answer: "told" } : await upload(info, before);
      } catch (error) {
        return answerOf(error);
      }
    },
    async read(orderId) {
      return { state: (await known(orderId))?.state ?? "unknown", receivedAtMs: null };
    },
  };
}

function answerOf(error: unknown): ShippingAnswer {
  const refusal = refusalOf(error);
  if (refusal === null) return { answer: "later", reason: String(error).slice(0, 200) };
  const { code, reason } = refusal;
  if (code === UNCHANGED) return { answer: "told" };
  return { answer: FINAL.has(code) ? "refused" : "later", reason };
}

/** One for each parcel; one for all of it where nothing is sent by a carrier. */
function itemsOf({ parcels, goods, phone }: ShippingInfo): object[] {
  if (parcels.length === 0) return [{ itemDesc: goods }];
  return parcels.map(({ carrier, trackingNumber }) => ({
    ...{ trackingNo: trackingNumber, expressCompany: carrier, itemDesc: goods },
    ...(carrier === CARRIER_WITH_PHONE ? { contact: { receiverContact: masked(phone) } } : {}),
  }));
}

/** WeChat must not learn more of a number than the carrier needs. */
const masked = (phone: string): string => `****${phone.replace(/\D/g, "").slice(-4)}`;
