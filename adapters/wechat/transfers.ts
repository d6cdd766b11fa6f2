import type { ReadTransfer, Transfers } from "#ports/transfers.ts";
import { readFailure, readReply } from "#adapters/wechat/transferReply.ts";

/** The settings of the merchant, by the names of their environment variables. */
export type MerchantSettings = Readonly<Record<string, string | undefined>>;

/** What WeChat shows the tax office about a transfer of scene 1005, 佣金报酬. */
export interface CommissionReport {
  /** 岗位类型 */
  readonly job: string;
  /** 报酬说明 */
  readonly pay: string;
}

const SCENE_COMMISSION = "1005";
const BILLS = "v3/fund-app/mch-transfer/transfer-bills";
/** A function has seconds to live, and a transfer without an answer is only read again. */
const CALL_MS = 5_000;

/**
 * Merchant transfers (商家转账) with WeChat Pay v3.
 *
 * - Settings: `WECHAT_APPID`, `WECHAT_PAY_MCHID`, `WECHAT_PAY_SERIAL` and `WECHAT_PAY_PRIVATE_KEY` of the merchant,
 *   `WECHAT_PAY_PLATFORM_SERIAL` and `WECHAT_PAY_PLATFORM_KEY` of WeChat (its public-key id and public key). A key is
 *   PEM text, or `file:///path`, or `private.pkcs8://` / `public.spki://` and base64 on one line. `WECHAT_PAY_URL` is where
 *   WeChat is.
 * - Errors: throws the name of a setting that is missing, before anything is sent.
 * - Source: WeChat Pay, "发起转账" and "商户单号查询转账单": whatever is not HTTP 200 says nothing about the transfer.
 */
export function wechatTransfers(settings: MerchantSettings, report: CommissionReport): Transfers {
  let loading: ReturnType<typeof connect> | undefined;
  const client = () => {
    loading ??= connect(settings);
    loading.catch(() => (loading = undefined)); // What was missing may be there the next time.
    return loading;
  };

  return {
    async send(order) {
      const body = {
        appid: required(settings, "WECHAT_APPID"),
        out_bill_no: order.transferNumber,
        transfer_scene_id: SCENE_COMMISSION,
        openid: order.openid,
        transfer_amount: order.amountFen,
        transfer_remark: order.remark,
        transfer_scene_report_infos: [
          { info_type: "岗位类型", info_content: report.job },
          { info_type: "报酬说明", info_content: report.pay },
        ],
      };
      const { wechat } = await client();
      const heard = await hear(order.transferNumber, wechat.chain(BILLS).post(body, limits()));
      // Making a transfer cannot find that there is none: such a reply is no clear answer.
      return heard.answer === "none" ? { answer: "unclear", reason: "HTTP 404" } : heard;
    },

    async read(transferNumber) {
      const { wechat } = await client();
      const path = `${BILLS}/out-bill-no/${encodeURIComponent(transferNumber)}`;
      return hear(transferNumber, wechat.chain(path).get(limits()));
    },
  };
}

/** Awaits a call. The SDK throws for replies that are not 2xx, or not signed by WeChat. */
async function hear(
  transferNumber: string,
  call: Promise<{ status: number; data: unknown }>,
): Promise<ReadTransfer> {
  try {
    const { status, data } = await call;
    return readReply(transferNumber, status, data);
  } catch (error) {
    const reply = error instanceof Error && "response" in error ? error.response : undefined;
    if (!isReply(reply) || reply.status === 200) return readFailure(error);
    return readReply(transferNumber, reply.status, reply.data);
  }
}

const isReply = (reply: unknown): reply is { status: number; data: unknown } =>
  typeof reply === "object" && reply !== null && "status" in reply && "data" in reply;

/** Loaded at the first transfer: signing and XML take longer to load than the rest of a function. */
async function connect(settings: MerchantSettings) {
  const config = {
    baseURL: settings.WECHAT_PAY_URL ?? "https://api.mch.weixin.qq.com",
    mchid: required(settings, "WECHAT_PAY_MCHID"),
    serial: required(settings, "WECHAT_PAY_SERIAL"),
    privateKey: required(settings, "WECHAT_PAY_PRIVATE_KEY"),
    certs: {
      [required(settings, "WECHAT_PAY_PLATFORM_SERIAL")]: required(
        settings,
        "WECHAT_PAY_PLATFORM_KEY",
      ),
    },
  };
  const { Wechatpay } = await import("wechatpay-axios-plugin");
  // In an object, for the client answers to every name, `then` too, and must not be awaited itself.
  return { wechat: new Wechatpay(config) };
}

function required(settings: MerchantSettings, name: string): string {
  const value = settings[name];
  if (value === undefined || value === "") throw new Error(`not set: ${name}`);
  return value;
}

/** `timeout` ends a silent call, `signal` one that only trickles. */
const limits = () => ({
  ...{ timeout: CALL_MS, maxRedirects: 0, proxy: false as const },
  signal: AbortSignal.timeout(CALL_MS),
});
