/**
 * Why WeChat did not pay a transfer and what to do about it, by the codes of its `fail_reason`.
 *
 * Source: WeChat Pay, 商家转账, 查询转账单 (`fail_reason`), and its SDKs. `OTHER` stands for what is not listed.
 */
const zh: Readonly<Record<string, string>> = {
  ACCOUNT_FROZEN: "推广员的微信支付账户被冻结。请推广员先在微信里解冻，再重新申请",
  ACCOUNT_NOT_EXIST: "推广员没有可用的微信支付账户。请推广员先开通，再重新申请",
  REAL_NAME_CHECK_FAIL: "推广员没有做微信实名认证。请推广员先认证，再重新申请",
  NAME_NOT_CORRECT: "登记的姓名和推广员的微信实名不同。请推广员更正身份信息，再重新申请",
  ID_CARD_NOT_CORRECT: "登记的身份证和推广员的微信实名不同。请推广员更正身份信息，再重新申请",
  PAYEE_ACCOUNT_ABNORMAL:
    "推广员的微信支付账户现在不能收款。请推广员在微信里完善身份信息，再重新申请",
  REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED:
    "推广员的微信支付账户收款受限。请推广员在微信支付里查看原因，再重新申请",
  TRANSFER_QUOTA_EXCEED: "超过推广员一笔能收的金额。请推广员分几笔重新申请",
  DAY_RECEIVED_QUOTA_EXCEED: "推广员今天收款的金额到了上限。请推广员明天重新申请",
  DAY_RECEIVED_COUNT_EXCEED: "推广员今天收款的次数到了上限。请推广员明天重新申请",
  MONTH_RECEIVED_QUOTA_EXCEED: "推广员本月收款的金额到了上限。请推广员下个月重新申请",
  TRANSFER_RISK: "微信认为这笔转账有风险。请在微信商户平台查看，再请推广员重新申请",
  PAYER_ACCOUNT_ABNORMAL:
    "商户账户不能付款。请在微信商户平台解除限制，再请推广员重新申请；在此之前请暂停付款",
  PRODUCT_AUTH_CHECK_FAIL:
    "商户没有商家转账的权限。请在微信商户平台恢复，再请推广员重新申请；在此之前请暂停付款",
  MERCHANT_REJECT: "商户的验密人驳回了这笔转账。问清原因后请推广员重新申请",
  CANCELLED: "买家退款后撤销了这笔转账，钱没有付出",
  OTHER: "微信没有付这笔钱，没有说明白原因。请在微信商户平台按转账单号查看，再请推广员重新申请",
};
const en: Readonly<Record<string, string>> = {
  ACCOUNT_FROZEN:
    "The promoter's WeChat Pay account is frozen. It must be unfrozen in WeChat first",
  ACCOUNT_NOT_EXIST: "The promoter has no WeChat Pay account. It must be opened first",
  REAL_NAME_CHECK_FAIL:
    "The promoter's identity is not verified in WeChat. That must be done first",
  NAME_NOT_CORRECT:
    "The name given here is not the one known to WeChat. The promoter must correct it",
  ID_CARD_NOT_CORRECT:
    "The identity card given here is not the one known to WeChat. The promoter must correct it",
  PAYEE_ACCOUNT_ABNORMAL:
    "The promoter's WeChat Pay account cannot receive now. The identity must be completed in WeChat",
  REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED:
    "The promoter's WeChat Pay account is limited. WeChat Pay tells the promoter why",
  TRANSFER_QUOTA_EXCEED: "More than the promoter can receive at once. Several smaller ones can go",
  DAY_RECEIVED_QUOTA_EXCEED: "The promoter has received as much as a day allows. Try tomorrow",
  DAY_RECEIVED_COUNT_EXCEED: "The promoter has received as often as a day allows. Try tomorrow",
  MONTH_RECEIVED_QUOTA_EXCEED:
    "The promoter has received as much as a month allows. Try next month",
  TRANSFER_RISK: "WeChat sees a risk in this transfer. Look it up in the merchant platform",
  PAYER_ACCOUNT_ABNORMAL:
    "The merchant's account cannot pay. Lift the limit in the merchant platform; pause payouts until then",
  PRODUCT_AUTH_CHECK_FAIL:
    "The merchant may not transfer. Mend it in the merchant platform; pause payouts until then",
  MERCHANT_REJECT: "Somebody of the merchant turned the transfer down at WeChat. Ask why first",
  CANCELLED: "Taken back after a buyer's refund; no money left",
  OTHER:
    "WeChat did not pay and did not say clearly why. Look the number up in the merchant platform",
};

export const words = { zh, en };
