/** Where the brand has stores, and where its buyers live. Places are real, stores and people are not. */
export const STORES = [
  {
    id: "hz-wulin",
    name: "云隙茶舍 武林店",
    phone: "0571-88880001",
    region: "330105",
    address: "杭州市拱墅区武林广场 8 号",
    ...{ latitude: 30.2741, longitude: 120.1636 },
    regions: ["3301"],
    delivers: false,
    minutes: [600, 1_320],
  },
  {
    id: "sz-pingjiang",
    name: "云隙茶舍 平江店",
    phone: "0512-66660002",
    region: "320508",
    address: "苏州市姑苏区平江路 102 号",
    ...{ latitude: 31.3149, longitude: 120.6325 },
    regions: ["3205"],
    delivers: false,
    minutes: [570, 1_290],
  },
  {
    id: "sh-wukang",
    name: "云隙茶舍 武康店",
    phone: "021-55550003",
    region: "310104",
    address: "上海市徐汇区武康路 210 号",
    ...{ latitude: 31.2085, longitude: 121.4377 },
    regions: ["310104", "310105", "310106"],
    delivers: true,
    minutes: [600, 1_290],
  },
] as const;

/** Province, city, district and code of an address; the first ones are near the stores. */
export const HOMES = [
  ["浙江省", "杭州市", "拱墅区", "330105"],
  ["浙江省", "杭州市", "西湖区", "330106"],
  ["上海市", "上海市", "徐汇区", "310104"],
  ["江苏省", "苏州市", "姑苏区", "320508"],
  ["上海市", "上海市", "浦东新区", "310115"],
  ["北京市", "北京市", "朝阳区", "110105"],
  ["广东省", "广州市", "天河区", "440106"],
  ["广东省", "深圳市", "南山区", "440305"],
  ["四川省", "成都市", "武侯区", "510107"],
  ["福建省", "厦门市", "思明区", "350203"],
  ["湖北省", "武汉市", "洪山区", "420111"],
  ["新疆维吾尔自治区", "乌鲁木齐市", "天山区", "650102"],
] as const;

const SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗".split("");
const GIVEN =
  "晓雯 子涵 建国 丽华 思远 雨桐 明轩 秀英 志强 欣怡 俊杰 梦洁 海燕 文博 静怡 国栋 佳琪 浩然 雪梅 一帆".split(
    " ",
  );
const ROADS = "文昌路 湖滨路 解放路 人民路 学院路 青年路 和平路 建设路".split(" ");

/** The n-th invented person: a name, a made-up phone number, and a door. */
export function personOf(n: number): {
  readonly name: string;
  readonly phone: string;
  readonly door: string;
} {
  const surname = SURNAMES[n % SURNAMES.length] ?? "";
  const given = GIVEN[(n * 7 + Math.trunc(n / SURNAMES.length)) % GIVEN.length] ?? "";
  const road = ROADS[(n * 3) % ROADS.length] ?? "";
  return {
    name: surname + given,
    phone: `1990000${String(n % 10_000).padStart(4, "0")}`,
    door: `${road} ${(n % 180) + 1} 号 ${(n % 6) + 1} 幢 ${100 * ((n % 18) + 1) + (n % 4) + 1}`,
  };
}
