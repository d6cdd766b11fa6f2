/** A tea of the invented brand 云隙茶舍, as its staff would type it in. Prices are fen. */
export type Good = {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly kind?: "sample";
  readonly priceFixed?: true;
  readonly limit?: { readonly quantity: number; readonly days: number | null };
  readonly gifts?: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly forEach: number;
  }[];
  readonly related: readonly string[];
  /** The name of what is chosen, and each choice: suffix of the SKU, words, price, member price, grams, stock. */
  readonly spec: string;
  readonly choices: readonly Choice[];
};
export type Choice = readonly [
  suffix: string,
  words: string,
  priceFen: number,
  memberFen: number | null,
  weightGrams: number,
  stock: number,
];

export const CATEGORIES = [
  { id: "green", name: "绿茶" },
  { id: "red", name: "红茶" },
  { id: "oolong", name: "乌龙" },
  { id: "white", name: "白茶" },
  { id: "dark", name: "普洱" },
  { id: "ware", name: "茶器与尝鲜" },
] as const;

export const GOODS: readonly Good[] = [
  {
    id: "longjing",
    title: "西湖龙井 明前特级",
    subtitle: "一芽一叶，豆香清甜",
    description:
      "清明前采于杭州梅家坞，手工辉锅。干茶扁平挺直，汤色浅绿，入口有炒豆香，回甘干净。\n\n建议 80 到 85 度水，3 克茶配 150 毫升水，不闷盖。",
    categories: ["green"],
    related: ["biluochun", "gaiwan"],
    spec: "规格",
    choices: [
      ["50", "50 克罐装", 12_800, 11_800, 130, 400],
      ["100", "100 克罐装", 23_800, 21_800, 210, 260],
      ["250", "250 克礼盒", 56_800, 52_800, 620, 80],
    ],
  },
  {
    id: "biluochun",
    title: "洞庭碧螺春 一级",
    subtitle: "花果间作，白毫满身",
    description:
      "苏州西山，茶树与枇杷、杨梅间种。条索纤细卷曲，汤色嫩绿，有淡淡的花果香。\n\n先倒水再投茶，75 到 80 度为宜。",
    categories: ["green"],
    related: ["longjing", "moli"],
    spec: "规格",
    choices: [
      ["50", "50 克袋装", 8_650, 7_980, 70, 420],
      ["125", "125 克袋装", 19_800, 18_200, 160, 180],
    ],
  },
  {
    id: "moli",
    title: "茉莉飘雪 七窨",
    subtitle: "川茶做坯，鲜花七窨",
    description: "四川烘青做坯，犍为茉莉窨制七次，杯中花香而不见花渣。冷泡也好喝。",
    categories: ["green"],
    related: ["biluochun", "changxian"],
    spec: "规格",
    choices: [
      ["100", "100 克罐装", 7_600, 6_980, 190, 500],
      ["bags", "三角袋 20 包", 4_980, 4_580, 90, 600],
    ],
  },
  {
    id: "zhengshan",
    title: "正山小种 无烟",
    subtitle: "桐木关，桂圆蜜香",
    description: "武夷山桐木关高山原料，无烟工艺。汤色金黄透亮，桂圆干与蜜香，耐泡十道。",
    categories: ["red"],
    related: ["dianhong", "dahongpao"],
    spec: "规格",
    choices: [
      ["50", "50 克罐装", 6_800, 6_200, 130, 460],
      ["150", "150 克罐装", 17_800, 16_400, 290, 240],
    ],
  },
  {
    id: "dianhong",
    title: "凤庆滇红 金芽",
    subtitle: "大叶种，醇厚带蜜",
    description: "云南凤庆大叶种单芽，金毫显露。滋味浓厚，加奶也不输气势。日常口粮的好选择。",
    categories: ["red"],
    related: ["zhengshan", "shupu"],
    spec: "规格",
    choices: [
      ["100", "100 克袋装", 5_900, 5_400, 120, 700],
      ["380", "380 克分享装", 18_900, 17_400, 430, 160],
    ],
  },
  {
    id: "dahongpao",
    title: "武夷大红袍 中足火",
    subtitle: "岩骨花香，三道焙火",
    description: "武夷山正岩产区，三道炭焙，存放半年退火后上市。岩韵明显，杯底留香久。",
    categories: ["oolong"],
    related: ["tieguanyin", "gaiwan"],
    spec: "规格",
    choices: [
      ["8", "8 克 × 10 泡", 16_800, 15_600, 160, 300],
      ["250", "250 克罐装", 46_800, 43_800, 420, 90],
    ],
  },
  {
    id: "tieguanyin",
    title: "安溪铁观音 清香",
    subtitle: "祥华秋茶，兰花香",
    description: "安溪祥华高山秋茶，轻火清香。冷杯闻香最佳，第三泡起甜感上来。",
    categories: ["oolong"],
    related: ["dahongpao", "yinzhen"],
    spec: "规格",
    choices: [
      ["125", "125 克袋装", 9_800, 8_980, 150, 380],
      ["250", "250 克袋装", 17_800, 16_200, 280, 220],
    ],
  },
  {
    id: "yinzhen",
    title: "福鼎白毫银针 头采",
    subtitle: "满披白毫，毫香蜜韵",
    description: "福鼎太姥山头采单芽，只经萎凋与干燥。新茶清鲜，存几年更有枣香。",
    categories: ["white"],
    related: ["shoumei", "longjing"],
    spec: "规格",
    choices: [
      ["50", "50 克罐装", 9_650, 8_900, 130, 320],
      ["200", "200 克罐装", 35_800, 32_800, 380, 70],
    ],
  },
  {
    id: "shoumei",
    title: "寿眉老白茶饼 2019",
    subtitle: "存七年，煮着喝",
    description: "2019 年福鼎寿眉压饼，干仓存放。枣香药香，冲泡十道后再煮一壶。",
    categories: ["white"],
    related: ["yinzhen", "shupu"],
    spec: "规格",
    choices: [["357", "357 克饼", 12_900, 11_900, 400, 260]],
  },
  {
    id: "shupu",
    title: "布朗山熟普 七子饼",
    subtitle: "全国统一零售价",
    description: "布朗山原料，渥堆四十五天，干净醇滑。每饼一张内飞，可存可饮。",
    categories: ["dark"],
    priceFixed: true,
    related: ["shoumei", "dianhong"],
    spec: "规格",
    choices: [
      ["100", "100 克小饼", 4_550, null, 120, 500],
      ["357", "357 克七子饼", 16_800, null, 400, 300],
    ],
  },
  {
    id: "gaiwan",
    title: "白瓷盖碗 德化手拉坯",
    subtitle: "120 毫升，不烫手",
    description: "德化白瓷，手拉坯，碗沿外翻不烫手。买一只送一份五味尝鲜。",
    categories: ["ware"],
    gifts: [{ sku: "changxian-set", quantity: 1, forEach: 1 }],
    related: ["longjing", "dahongpao"],
    spec: "款式",
    choices: [
      ["plain", "素白", 8_800, 7_900, 460, 150],
      ["leaf", "手绘茶叶", 12_800, 11_600, 460, 60],
    ],
  },
  {
    id: "changxian",
    title: "五味尝鲜装",
    subtitle: "绿、红、岩、白、普各一泡",
    description: "第一次喝不知道选哪款，先尝这五泡。每人限购两份，不参加满减和优惠券。",
    categories: ["ware"],
    kind: "sample",
    limit: { quantity: 2, days: null },
    related: ["longjing", "zhengshan"],
    spec: "规格",
    choices: [["set", "5 泡", 1_990, null, 60, 900]],
  },
];
