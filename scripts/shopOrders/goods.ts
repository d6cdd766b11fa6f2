/** One tea of the invented shop. Prices are fen, whole ten-cents mostly, as shops set them. */
export type Good = { readonly code: string; readonly name: string; readonly priceFen: number };

const good = (code: string, name: string, priceFen: number): Good => ({ code, name, priceFen });

export const GOODS: readonly Good[] = [
  good("1001A", "西湖龙井 明前 50克", 12800),
  good("1001B", "西湖龙井 雨前 100克", 9800),
  good("1002", "碧螺春 一级 100克", 8650),
  good("1003", "黄山毛峰 100克", 6800),
  good("1004", "六安瓜片 125克", 7550),
  good("1005", "安吉白茶 50克", 5890),
  good("2001", "正山小种 150克", 8800),
  good("2002", "金骏眉 50克", 15800),
  good("2003", "祁门红茶 200克", 7290),
  good("2004", "滇红 经典58 380克", 9900),
  good("3001", "铁观音 清香 250克", 11800),
  good("3002", "大红袍 100克", 13600),
  good("3003", "凤凰单丛 鸭屎香 100克", 10850),
  good("3004", "冻顶乌龙 150克", 12000),
  good("4001A", "普洱熟茶 小饼 100克", 4550),
  good("4001B", "普洱熟茶 七子饼 357克", 16800),
  good("4002", "普洱生茶 2019 357克", 23900),
  good("4003", "小青柑 10颗", 3980),
  good("5001", "白毫银针 50克", 9650),
  good("5002", "寿眉 老白茶饼; 350克", 12900),
  good("6001", "茉莉花茶 碧潭飘雪 100克", 7600),
  good("6002", "桂花乌龙 三角包 20包", 3590),
  good("6003", '菊花枸杞茶 "晚安" 15包', 2990),
  good("7001", "白瓷盖碗 120毫升", 5800),
  good("7002", "紫砂壶 西施 180毫升", 26800),
  good("7003", "玻璃公道杯", 2550),
  good("7004", "茶巾 2条", 1290),
  good("7005", "旅行茶具 一壶三杯", 8990),
  good("8001", "新年礼盒 红", 19900),
  good("8002", "新年礼盒 金", 29900),
];
