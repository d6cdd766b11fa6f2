import { limits, payClient } from "#adapters/wechat/payClient.ts";
import { type MerchantSettings, required } from "#adapters/wechat/payKeys.ts";
import type { ReadTransfer, Transfers, UnclearTransfer } from "#ports/transfers.ts";
import {
  type HttpAnswer,
  isFailure,
  readBalance,
  readCancel,
  readFailure,
  readReply,
} from "#adapters/wechat/transferReply.ts";

export type { MerchantSettings } from "#adapters/wechat/payKeys.ts";

/** What WeChat shows the tax office about a transfer of scene 1005, 佣金报酬. */
export interface CommissionReport {
  /** 岗位类型 */
  readonly job: string;
  /** 报酬说明 */
  readonly pay: string;
}

const SCENE_COMMISSION = "1005";
const BILLS = "v3/fund-app/mch-transfer/transfer-bills";
const OPERATION = "v3/merchant/fund/balance/OPERATION";
const SETTINGS = [
  ...["WECHAT_APPID", "WECHAT_PAY_MCHID", "WECHAT_PAY_SERIAL", "WECHAT_PAY_PRIVATE_KEY"],
  ...["WECHAT_PAY_PLATFORM_SERIAL", "WECHAT_PAY_PLATFORM_KEY"],
];

/**
 * Merchant transfers (商家转账) with WeChat Pay v3.
 *
 * - Settings: `WECHAT_APPID`, `WECHAT_PAY_MCHID`, `WECHAT_PAY_SERIAL` and `WECHAT_PAY_PRIVATE_KEY` of the merchant,
 *   `WECHAT_PAY_PLATFORM_SERIAL` and `WECHAT_PAY_PLATFORM_KEY` of WeChat (its public-key id and public key). A key is
 *   PEM text, or `file:///path`, or `private.pkcs8://` / `public.spki://` and base64 on one line. `WECHAT_PAY_URL` is where
 *   WeChat is.
 *   `WECHAT_PAY_NOTICES`, if it is set, is where WeChat tells that a transfer has ended.
 * - Errors: throws the name of a setting that is missing, before anything is sent.
 * - A receiver's name is enciphered with WeChat's public key, anew for every call (RSA-OAEP).
 * - Source: WeChat Pay, "发起转账", "商户单号查询转账单", "撤销转账" and "查询账户实时余额": whatever is not HTTP 200 says nothing
 *   about the transfer.
 */
export function wechatTransfers(settings: MerchantSettings, report: CommissionReport): Transfers {
  const enciphered = async (name: string) => {
    const { Rsa } = await import("wechatpay-axios-plugin");
    const key = required(settings, "WECHAT_PAY_PLATFORM_KEY");
    return Rsa.encrypt(name, Rsa.from(key, Rsa.KEY_TYPE_PUBLIC));
  };
  const client = payClient(settings);
  const isSetUp = SETTINGS.every((name) => (settings[name] ?? "") !== "");

  return {
    merchantId: isSetUp ? (settings["WECHAT_PAY_MCHID"] ?? null) : null,

    async send(order) {
      const body = {
        appid: required(settings, "WECHAT_APPID"),
        out_bill_no: order.transferNumber,
        transfer_scene_id: SCENE_COMMISSION,
        openid: order.openid,
        transfer_amount: order.amountFen,
        transfer_remark: order.remark,
        ...(order.name === null ? {} : { user_name: await enciphered(order.name) }),
        ...(settings["WECHAT_PAY_NOTICES"] ? { notify_url: settings["WECHAT_PAY_NOTICES"] } : {}),
        transfer_scene_report_infos: [
          { info_type: "岗位类型", info_content: report.job },
          { info_type: "报酬说明", info_content: report.pay },
        ],
      };
      const { wechat } = await client();
      // It names the key that the name is enciphered with: WeChat has several.
      const headers = { "Wechatpay-Serial": required(settings, "WECHAT_PAY_PLATFORM_SERIAL") };
      const told = wechat.chain(BILLS).post(body, { ...limits(), headers });
      const heard = await hear(order.transferNumber, told);
      // Making a transfer cannot find that there is none: such a reply is no clear answer.
      return heard.answer === "none" ? { answer: "unclear", reason: "HTTP 404" } : heard;
    },

    async read(transferNumber) {
      const { wechat } = await client();
      const path = `${BILLS}/out-bill-no/${encodeURIComponent(transferNumber)}`;
      return hear(transferNumber, wechat.chain(path).get(limits()));
    },

    async cancel(transferNumber) {
      const { wechat } = await client();
      const path = `${BILLS}/out-bill-no/${encodeURIComponent(transferNumber)}/cancel`;
      return readCancel(transferNumber, await answerOf(wechat.chain(path).post({}, limits())));
    },

    async balance() {
      const { wechat } = await client();
      return readBalance(await answerOf(wechat.chain(OPERATION).get(limits())));
    },
  };
}

async function hear(transferNumber: string, call: Promise<HttpAnswer>): Promise<ReadTransfer> {
  const heard = await answerOf(call);
  if (isFailure(heard)) return heard;
  return readReply(transferNumber, heard.status, heard.data);
}

/** Awaits a call. The SDK throws for replies that are not 2xx, or not signed by WeChat. */
async function answerOf(call: Promise<HttpAnswer>): Promise<HttpAnswer | UnclearTransfer> {
  try {
    const { status, data } = await call;
    return { status, data };
  } catch (error) {
    const reply = error instanceof Error && "response" in error ? error.response : undefined;
    if (!isReply(reply) || reply.status === 200) return readFailure(error);
    return { status: reply.status, data: reply.data };
  }
}

const isReply = (reply: unknown): reply is HttpAnswer =>
  typeof reply === "object" && reply !== null && "status" in reply && "data" in reply;
