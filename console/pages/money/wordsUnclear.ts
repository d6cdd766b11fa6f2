/**
 * What to do while WeChat gives no clear answer, by the code of its refusal; `SILENT`: none came. The transfer is asked
 * about again by itself.
 *
 * Source: WeChat Pay, 商家转账, 发起转账, error codes.
 */
const zh: Readonly<Record<string, string>> = {
  NOT_ENOUGH: "运营账户余额不足。充值后系统会自动再发，不用重新审核",
  NO_AUTH: "商户没有商家转账的权限，或者请求的地址不在白名单。请在微信商户平台检查",
  SIGN_ERROR: "微信认为签名不对。请负责部署的人检查商户密钥",
  SILENT: "没有收到微信的答复（网络或超时）",
};
const en: typeof zh = {
  NOT_ENOUGH: "The operating account holds too little. Top it up: it is sent again by itself",
  NO_AUTH:
    "The merchant may not transfer, or not from this address. Look into the merchant platform",
  SIGN_ERROR: "WeChat finds the signature wrong. Whoever deploys must check the merchant's keys",
  SILENT: "No answer came from WeChat (network or time-out)",
};

export const words = { zh, en };
