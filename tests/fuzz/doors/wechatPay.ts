import { percent, sendText, type Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import { oddText } from "../odd.ts";
import type { Random } from "../random.ts";
import { wireText } from "../wireText.ts";

const PATHS = [
  ...["v3/pay/transactions/jsapi", "v3/refund/domestic/refunds", "v3/nope", ""],
  ...["v3/pay/transactions/out-trade-no/{}/close", "v3/pay/transactions/out-trade-no/{}"],
  ...["v3/pay/transactions/id/{}", "v3/refund/domestic/refunds/{}", "v3/bill/tradebill"],
  ...["v3/bill/fundflowbill", "v3/billdownload/file", "v3/fund-app/mch-transfer/transfer-bills"],
  ...["v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{}"],
  ...["v3/fund-app/mch-transfer/transfer-bills/transfer-bill-no/{}"],
  ...["v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{}/cancel"],
];
const MCHID = "1900000001";
const BODY = {
  ...{ appid: "wx0000000000000000", mchid: MCHID, description: "d", out_trade_no: "no1" },
  ...{ notify_url: "http://127.0.0.1:1/x", amount: { total: 1, refund: 1, currency: "CNY" } },
  ...{ payer: { openid: "o" }, out_refund_no: "r1", out_bill_no: "b1", openid: "o" },
  ...{ transfer_scene_id: "1000", transfer_amount: 1, transfer_remark: "r", time_expire: "x" },
  transfer_scene_report_infos: [{ info_type: "x", info_content: "y" }],
};

/** WeChat Pay v3. A key that the stand-in does not know is believed, so that most requests get past the signature. */
export function askWechatPay(random: Random): Asked {
  const path = random.pick(PATHS).replace("{}", percent(oddText(random)) || "x");
  const search = random.pick([
    "",
    `?mchid=${MCHID}`,
    `?bill_date=${percent(oddText(random))}`,
    "?token=x",
  ]);
  const nowSeconds = Math.floor(Date.now() / 1_000);
  const timestamp = random.chance(0.9) ? nowSeconds : random.pick([1, "x"]);
  const proof = `mchid="${MCHID}",nonce_str="n",timestamp="${timestamp}",serial_no="F00D",signature="eA=="`;
  const scheme = random.chance(0.9) ? "WECHATPAY2-SHA256-RSA2048" : "Basic";
  const headers: Record<string, string> = { authorization: `${scheme} ${proof}` };
  if (random.chance(0.1))
    headers["wechatpay-serial"] = "PUB_KEY_ID_0119000000012026010100000000000001";
  const text = wireText(mutate(BODY, random));
  const body = random.chance(0.15) ? brokenText(text, random) : text;
  return sendText(
    random.pick(["GET", "POST", "POST", "PUT"]),
    `/wechatpay/${path}${search}`,
    body,
    headers,
  );
}
