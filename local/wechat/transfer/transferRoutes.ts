import { constants, privateDecrypt, type KeyObject } from "node:crypto";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import type { PayRoute } from "../v3/payCall.ts";
import { invalidRequest, refuse } from "../v3/payRefusal.ts";
import type { Transfers } from "./transfers.ts";

const BILLS = "v3/fund-app/mch-transfer/transfer-bills";

/** 商家转账, with the receiver's confirmation. */
export function transferRoutes({ transfers }: { readonly transfers: Transfers }): PayRoute[] {
  return [
    {
      ...{ method: "POST", api: BILLS },
      run({ mchid, body, headers, keys }) {
        const serial = headers["wechatpay-serial"];
        if (serial !== undefined && serial !== DEV_MERCHANT.platformSerial) {
          return refuse(invalidRequest(`Wechatpay-Serial must be ${DEV_MERCHANT.platformSerial}`));
        }
        const decipher = (text: string) =>
          serial === undefined ? undefined : decipherField(text, keys.platformPrivateKey);
        return transfers.make({ mchid, body, decipher });
      },
    },
    {
      ...{ method: "GET", api: `${BILLS}/out-bill-no/{out_bill_no}` },
      run: (_, no) => transfers.show(no),
    },
    {
      ...{ method: "GET", api: `${BILLS}/transfer-bill-no/{transfer_bill_no}` },
      run: (_, no) => transfers.showByTransferBillNo(no),
    },
    {
      ...{ method: "POST", api: `${BILLS}/out-bill-no/{out_bill_no}/cancel` },
      run: (_, no) => transfers.cancel(no),
    },
  ];
}

/** Sensitive fields travel enciphered with RSA-OAEP and SHA-1, in base64. */
function decipherField(text: string, key: KeyObject): string | undefined {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key, padding }, Buffer.from(text, "base64")).toString("utf8");
  } catch {
    return undefined;
  }
}
