/** What the invented brand shows and says. Parts count from the first day of the story (0) to now (1). */

/** Looks for promoters to choose from; the pushed one is the season's. */
export const THEMES = [
  {
    ...{ id: "autumn", name: "秋日茶会", colour: "autumn", isPushed: true },
    ...{ background: "theme-autumn", logo: "logo-cup" },
  },
  {
    ...{ id: "spring", name: "明前", colour: "spring", isPushed: false },
    ...{ background: "theme-spring", logo: "logo-bamboo" },
  },
  {
    ...{ id: "rain", name: "听雨", colour: "summer", isPushed: false },
    ...{ background: "theme-rain", logo: null },
  },
] as const;

type Material = {
  readonly id: string;
  readonly part: number;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly productIds: readonly string[];
  readonly tags: readonly string[];
  readonly audience: "all" | "promoters";
  /** Promoters of the story, by their place in it. */
  readonly forwardedBy: readonly number[];
};

export const MATERIALS: readonly Material[] = [
  {
    ...{
      id: "from-the-hills",
      part: 0.05,
      audience: "all",
      tags: ["产地"],
      forwardedBy: [0, 1, 2],
    },
    text: "一杯茶从山里来：清晨采一芽一叶，竹匾上摊到叶边微卷，再下锅手工辉炒。\n\n每一步都看得见，喝起来就放心。",
    pictures: ["scene-hills", "scene-basket", "scene-rack", "scene-wok", "longjing", "biluochun"],
    productIds: ["longjing", "biluochun"],
  },
  {
    ...{ id: "brew-longjing", part: 0.3, audience: "all", tags: ["泡法"], forwardedBy: [0, 3] },
    text: "龙井在家怎么泡？三步就好：\n1. 水烧开放到八十五度\n2. 玻璃杯里投三克\n3. 两分钟出汤，留三分之一续水\n\n喝到第三泡，豆香还在。",
    pictures: ["step-water", "step-leaf", "step-steep", "longjing"],
    productIds: ["longjing", "gaiwan"],
  },
  {
    ...{ id: "tasting-set", part: 0.5, audience: "promoters", tags: ["新客"], forwardedBy: [2] },
    text: "不知道自己喜欢哪一种？五味尝鲜装，绿、红、岩、白、普各一泡，喝完再决定买哪罐。",
    pictures: ["scene-tasting", "changxian", "tieguanyin", "dahongpao", "yinzhen"],
    productIds: ["changxian"],
  },
  {
    ...{ id: "a-good-cup", part: 0.7, audience: "promoters", tags: ["茶器"], forwardedBy: [] },
    text: "一只好用的盖碗：德化白瓷，手拉坯，120 毫升刚好一人喝。沿口外撇，端起来不烫手。",
    pictures: ["gaiwan", "scene-tasting", "step-water"],
    productIds: ["gaiwan"],
  },
  {
    ...{ id: "gift-list", part: 0.85, audience: "all", tags: ["送礼"], forwardedBy: [0, 1] },
    text: "年底送茶，照着选就好：\n长辈：白毫银针，清甜温和\n老茶客：大红袍，中足火\n同事：凤庆滇红，好泡不挑水\n\n礼盒附手写卡，下单时备注想说的话。",
    pictures: ["scene-gift", "yinzhen", "dahongpao", "dianhong"],
    productIds: ["yinzhen", "dahongpao", "dianhong"],
  },
  {
    ...{
      id: "by-the-stove",
      part: 0.95,
      audience: "all",
      tags: ["围炉", "泡法"],
      forwardedBy: [0, 2, 4],
    },
    text: "天冷了，围炉煮一壶：老白茶掰五克，凉水下锅，水开后小火三分钟。\n\n加两瓣橘皮，满屋子都是甜香。熟普也可以这样煮。",
    pictures: ["scene-stove", "shoumei", "shupu", "scene-rack"],
    productIds: ["shoumei", "shupu"],
  },
];

/** `to`: everybody, all promoters, or one of them by his place in the story. */
export const NOTICES = [
  {
    ...{ id: "winter-shipping", part: 0.9, to: "all", title: "入冬发货说明" },
    text: "即日起北方地区的茶器改用加厚泡沫包装，发货会晚半天到一天，茶叶不受影响。",
  },
  {
    ...{ id: "new-materials", part: 0.96, to: "promoters", title: "围炉煮茶的素材上新了" },
    text: "素材库新增「围炉」四张图和一段文案，存图后会自动盖上你的推广码和「广告」标识，请不要裁掉。\n\n宣传时只说口味、产地和泡法，不要说功效。",
  },
  {
    ...{ id: "hello-first", part: 0.97, to: 0, title: "提现前请先完成实名" },
    text: "你的佣金已经可以提现了。第一次提现前，请在钱包里提交实名信息，只用于发放佣金和代扣税款。",
  },
] as const;

/** The pages of two promoters; the second keeps the season's background. */
export const OWN_PAGES = [
  {
    ...{ promoter: 0, name: "小满的茶桌", slogan: "每天一泡，慢慢喝", backgroundId: "rain" },
    ...{ logoId: "spring", featured: ["longjing", "dahongpao", "shoumei", "gaiwan"] },
  },
  {
    ...{ promoter: 2, name: "阿岚的茶架", slogan: "岩茶和老白茶都在这里", backgroundId: null },
    ...{ logoId: "autumn", featured: ["dahongpao", "shoumei", "tieguanyin"] },
  },
] as const;
