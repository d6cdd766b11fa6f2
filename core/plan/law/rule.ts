/** What a check says to people: what is wrong, and what to do instead. */
export type Rule = {
  readonly zh: string;
  readonly en: string;
  readonly instead: { readonly zh: string; readonly en: string };
  readonly articles: readonly string[];
};

/** A rule in both languages: what is wrong, then what to do instead. */
export const rule = (
  zh: readonly [wrong: string, instead: string],
  en: readonly [wrong: string, instead: string],
  articles: readonly string[],
): Rule => ({
  zh: zh.join(""),
  en: en.join(" "),
  instead: { zh: zh[1], en: en[1] },
  articles,
});

/** What several rules rest on. */
export const HEADS = "禁止传销条例 第七条第一项（拉人头）";
export const ENTRY_FEE = "禁止传销条例 第七条第二项（入门费）";
export const TEAM_PAY = "禁止传销条例 第七条第三项（团队计酬）";
export const CRIME = "刑法 第二百二十四条之一（组织、领导传销活动罪）";
export const WECHAT_2015 = "微信公众平台 2015-02-15 关于整顿非法分销模式行为的公告";
export const WECHAT_2016 = "微信公众平台 2016-09-12 关于打击多级分销欺诈的公告";
export const WECHAT_RULES = "微信小程序平台运营规范";
export const TRANSFER_RULES = "微信支付 商家转账 使用规则";
export const DIRECT_24 = "直销管理条例 第二十四条（报酬不超过本人直接销售收入的 30%，作为参照）";
export const DIRECT_25 = "直销管理条例 第二十五条（30 日退货，作为参照）";
