import type { Defect } from "#scripts/mutate/defect.ts";

const NOTICES = "adapters/wechat/notices.ts";
const REPLY = "adapters/wechat/payReply.ts";
const PURSUE = "functions/order/pursuePayment.ts";
const SWEEP = "functions/sweep/sweepWaiting.ts";

/** Defects in what is believed of a payment, and in when an order is closed. */
const PAYMENTS: readonly Defect[] = [
  {
    file: NOTICES,
    find: "const SKEW_MAX_MS = 300_000;",
    replace: "const SKEW_MAX_MS = 3_600_000;",
    says: "a notice that is older than five minutes is taken",
  },
  {
    file: NOTICES,
    find: 'if (!isMerchants(merchant, fields)) return refused("wrong_merchant", about);',
    replace: "",
    says: "the notice of another merchant's payment is taken",
  },
  {
    file: NOTICES,
    find: 'if (fields.get("mchid") !== merchant.mchid) return refused("wrong_merchant", about);',
    replace: "",
    says: "the notice of another merchant's refund is taken",
  },
  {
    file: NOTICES,
    find: 'if (!isBase64 || !verify.verify(key, signature, "base64")) return "signature_wrong";',
    replace: 'if (isBase64 && !verify.verify(key, signature, "base64")) return "signature_wrong";',
    says: "a signature that nobody can read counts as right",
  },
  {
    file: NOTICES,
    find: 'fields.get("trade_state") === "SUCCESS" ? paymentIn(fields) : null;',
    replace: "paymentIn(fields);",
    says: "a notice of a payment that did not succeed counts as paid",
  },
  {
    file: REPLY,
    find: 'fields.get("appid") === appid && fields.get("mchid") === mchid;',
    replace: 'fields.get("mchid") === mchid;',
    says: "a payment to another mini program of the merchant is taken",
  },
  {
    file: REPLY,
    find: '...(["SUCCESS", "REFUND"] as const)',
    replace: '...(["SUCCESS"] as const)',
    says: "of a payment that was partly refunded nobody learns any more",
  },
  {
    file: REPLY,
    find: "new Set([400, 403, 404])",
    replace: "new Set([400, 403, 404, 429, 500])",
    says: "a failure at WeChat counts as its refusal",
  },
  {
    file: "core/order/payment.ts",
    find: 'if (known.paidAtMs !== null) return err({ code: "order_paid" });',
    replace: "",
    says: "what is paid can be paid again",
  },
  {
    file: PURSUE,
    find: "      current.paidAtMs === null\n",
    replace: "      current.facts.length > 0\n",
    says: "an order that was paid meanwhile is closed",
  },
  {
    file: PURSUE,
    find: "if (asked && asked.channel !== payments.channel) {",
    replace: "if (asked && known.rev < 0) {",
    says: "what the other channel asked for is closed, since this one does not know it",
  },
  {
    file: PURSUE,
    find: "nowMs <= asked.expiresAtMs + PAYMENT_GRACE_MS",
    replace: "nowMs <= asked.expiresAtMs",
    says: "an order is closed without its minute of grace",
  },
  {
    file: PURSUE,
    find: 'if (closed.answer === "paid") {',
    replace: 'if (closed.answer !== "closed" && nowMs < 0) {',
    says: "a buyer who pays while his order is closed has paid for nothing",
  },
];

/** Defects in what is asked about again, and how often. */
const WAITING: readonly Defect[] = [
  {
    file: "core/commission/waiting.ts",
    find: 'return ["paid", "payment-closed"];',
    replace: 'return ["paid"];',
    says: "an order that was closed waits for its payment for ever",
  },
  {
    file: SWEEP,
    find: "const SILENT_MS = 2 * MINUTE_MS;",
    replace: "const SILENT_MS = 0;",
    says: "the sweep asks while the call that asked is still under way",
  },
  {
    file: SWEEP,
    find: "const page = afterMs === 0 ? oldest :",
    replace: "const page = afterMs >= 0 ? oldest :",
    says: "what stays unclear keeps the others from being asked about",
  },
];

/** Defects in money that comes in: its notices, its orders and its times. */
export const MONEY: readonly Defect[] = [...PAYMENTS, ...WAITING];
