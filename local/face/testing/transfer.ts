import { createSign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestServer } from "../../testServer.ts";
import { DEV_MERCHANT } from "../../wechat/v3/devKeys.ts";

const PATH = "/wechatpay/v3/fund-app/mch-transfer/transfer-bills";

/** A merchant asks WeChat Pay to send money to a user, signed as the merchant signs. */
export async function askForTransfer(
  server: TestServer,
  o: { outBillNo: string; openid: string; amountFen: number; atMs: number },
): Promise<number> {
  const body = JSON.stringify({
    ...{ appid: "wx1", out_bill_no: o.outBillNo, transfer_scene_id: "1005", openid: o.openid },
    ...{ transfer_amount: o.amountFen, transfer_remark: "佣金" },
    transfer_scene_report_infos: [
      { info_type: "岗位类型", info_content: "推广员" },
      { info_type: "报酬说明", info_content: "推广佣金" },
    ],
  });
  const timestamp = Math.floor(o.atMs / 1000);
  const key = readFileSync(join(server.directory, ".data/wechat/merchant_private_key.pem"), "utf8");
  const signature = createSign("RSA-SHA256")
    .update(`POST\n${PATH}\n${timestamp}\nnonce\n${body}\n`)
    .sign(key, "base64");
  const names = [
    `mchid="${DEV_MERCHANT.mchid}"`,
    `nonce_str="nonce"`,
    `timestamp="${timestamp}"`,
    `serial_no="${DEV_MERCHANT.merchantSerial}"`,
    `signature="${signature}"`,
  ];
  const response = await fetch(server.url + PATH, {
    method: "POST",
    headers: {
      authorization: `WECHATPAY2-SHA256-RSA2048 ${names.join(",")}`,
      "content-type": "application/json",
    },
    body,
  });
  return response.status;
}
