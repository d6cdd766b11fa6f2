import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { API_V3_KEY_FILE } from "#scripts/stack/keys.ts";

/** What a deployment sets and a developer's machine need not hide: names and keys of a made-up brand. */
export const DEMO_KEY = "fenrun-demo-key-for-one-machine-only";
export const DEMO_STAFF = "staff-demo";
/** A second person, for what needs two. */
export const DEMO_STAFF_TWO = "staff-demo-two";
/** The key over the promoters' own keys: an id, a colon, 32 bytes in base64. */
const DEMO_VAULT_KEYS = `demo:${Buffer.alloc(32, "fenrun-demo").toString("base64")}`;
/** What an environment on a developer's machine is called. */
export const LOCAL_ENV_ID = "fenrun-local";
export const DEMO_APPID = "wxfenrundemo00001";

/** Templates of subscription messages, as a brand picks them at WeChat: their ids, and which field says what. */
export const DEMO_TEMPLATES = {
  paid: {
    id: "demo-paid",
    fields: { goods: "thing1", amount: "amount2", orderId: "character_string3", time: "time4" },
  },
  shipped: {
    id: "demo-shipped",
    fields: {
      goods: "thing1",
      carrier: "thing2",
      trackingNumber: "character_string3",
      time: "time4",
    },
  },
  ready: {
    id: "demo-ready",
    fields: { goods: "thing1", code: "character_string2", tip: "thing3" },
  },
  refunded: {
    id: "demo-refunded",
    fields: { goods: "thing1", amount: "amount2", time: "time3", tip: "thing4" },
  },
  afterSales: {
    id: "demo-after-sales",
    fields: { goods: "thing1", status: "phrase2", orderId: "character_string3", time: "time4" },
  },
  shareAvailable: { id: "demo-share", fields: { amount: "amount1", time: "time2", tip: "thing3" } },
  payout: {
    id: "demo-payout",
    fields: { amount: "amount1", status: "phrase2", time: "time3", tip: "thing4" },
  },
};

/** The values for the `{{env.X}}` of cloudbaserc.json on a developer's machine. */
export function demoEnvironment(dataFolder: string, url: string): Record<string, string> {
  const keyOf = (owner: string) =>
    readFileSync(join(dataFolder, "wechat", `${owner}_private_key.pem`), "utf8");
  const platformKey = createPublicKey(createPrivateKey(keyOf("platform")));
  return {
    ENV_ID: LOCAL_ENV_ID,
    FENRUN_KEY: DEMO_KEY,
    FENRUN_VAULT_KEYS: DEMO_VAULT_KEYS,
    OWNER_UIDS: `${DEMO_STAFF},${DEMO_STAFF_TWO}`,
    WECHAT_APPID: DEMO_APPID,
    PAY_CHANNEL: "wechat",
    WECHAT_TEMPLATES: JSON.stringify(DEMO_TEMPLATES),
    // A developer's machine plays logs of the past, where nobody can read warnings or wait for a notice.
    PAST_LOGS: "allowed",
    WECHAT_PAY_URL: `${url}/wechatpay`,
    WECHAT_PAY_NOTICES: `${url}/wechat/notify`,
    WECHAT_PAY_API_V3_KEY: readFileSync(join(dataFolder, "wechat", API_V3_KEY_FILE), "utf8").trim(),
    WECHAT_PAY_MCHID: "1900000001",
    WECHAT_PAY_SERIAL: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    WECHAT_PAY_PRIVATE_KEY: keyOf("merchant"),
    // What takes over when WeChat changes its keys; nothing does here.
    ...{ WECHAT_PAY_PLATFORM_SERIAL_NEXT: "", WECHAT_PAY_PLATFORM_KEY_NEXT: "" },
    WECHAT_PAY_API_V3_KEY_NEXT: "",
    WECHAT_PAY_PLATFORM_SERIAL: "PUB_KEY_ID_0119000000012026010100000000000001",
    WECHAT_PAY_PLATFORM_KEY: platformKey.export({ type: "spki", format: "pem" }).toString(),
  };
}
