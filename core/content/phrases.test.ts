import { checkCopy, checkOwnWords, copyFindings } from "#core/content/phrases.ts";
import { squeezed } from "#core/content/squeezed.ts";

const inCopy = (text: string) => {
  const checked = checkCopy("text", text);
  return checked.ok ? null : checked.error.phrases.join("|");
};
const onPage = (text: string) => {
  const checked = checkOwnWords("name", text, "云隙茶舍");
  return checked.ok ? null : checked.error.phrases.join("|");
};

it.each([
  ["加入我们，躺赚不是梦", "躺赚"],
  ["轻轻松松月入过万", "月入过万"],
  ["稳 · 赚不赔", "稳 · 赚"],
  ["这款茶降血压，还能抗癌", "抗癌|降血压"],
  ["老中医偏方，疗效好", "偏方"],
  ["增强免疫力", "增强免疫力"],
  ["全国销量第一的龙井", "销量第一"],
  ["最佳伴手礼", "最佳"],
  ["国家级非遗，最高级享受", "国家级"],
  ["官方认证正品", "官方认证"],
  ["国宴专供", "国宴专供"],
  ["转发领红包", "转发领"],
  ["集赞送茶杯", "集赞送"],
  // Letters that nobody sees: fillers of Korean count as letters, and show nothing.
  ["躺\u3164赚", "躺\u3164赚"],
  ["躺\uFFA0赚", "躺\uFFA0赚"],
  ["躺\u115F\u1160赚", "躺\u115F\u1160赚"],
  ["躺\u200B赚", "躺\u200B赚"],
  ["穩賺不賠", "穩賺"],
  ["治療失眠，療效好", "治療"],
])("a material that says %s is refused for %s", (text, phrase) => {
  expect(inCopy(text)).toBe(phrase);
});

it.each([
  "清明前采于杭州梅家坞，手工辉锅。汤色浅绿，入口有炒豆香。",
  "最佳赏味期 18 个月，最佳饮用温度 80 度。",
  "满 199 减 30，数量有限，售完为止。",
  "分享好茶，好友下单后你可获佣金，规则见政策页。",
  "环保本色纸袋包装",
  "",
])("a material may say: %s", (text) => {
  expect(inCopy(text)).toBe(null);
});

it("tells why, each reason once, and not more than five phrases", () => {
  const checked = checkCopy("text", "躺赚 稳赚 月入过万 财务自由 裂变 下线 最佳");
  expect(checked).toMatchObject({
    error: {
      ...{ code: "phrase_forbidden", field: "text" },
      phrases: ["躺赚", "稳赚", "月入过万", "财务自由", "裂变"],
      why: "不能承诺收益或号召发展人员；不能用绝对化用语",
    },
  });
});

it.each([
  ["云隙官方店", "官方"],
  ["官 方 店", "官 方"],
  ["ＷｅＣｈａｔ好茶", "ＷｅＣｈａｔ"],
  ["微信茶铺", "微信"],
  ["茶铺旗舰", "旗舰"],
  ["授权小店", "授权"],
  ["云隙茶舍", "云隙茶舍"],
  ["云隙 · 茶舍", "云隙 · 茶舍"],
  ["加V好茶", "加V"],
  ["加微 tea88", "加微"],
  ["V信tea88", "V信"],
  ["QQ 12345", "QQ"],
  ["13800138000", "13800138000"],
  ["138.0013.8000", "138.0013.8000"],
  ["一三八零零一三八零零零", "一三八零零一三八零零零"],
  ["0571-88880001", "0571-88880001"],
  ["www.tea.com", "www.|"],
  ["好茶 tea88.cn", "tea88.cn"],
  ["ｔｅａ８８．ｃｎ", "tea88.cn"],
  ["https://a", "https:"],
  ["躺赚茶铺", "躺赚"],
  ["降血糖茶", "降血糖"],
  ["tea88\uFE0F.com", "tea88.com"],
  ["tea88\u3164.com", "tea88.com"],
  ["tea88。com", "tea88.com"],
  ["tea88 .com", "tea88 .com"],
  ["電話訂茶", "電話"],
  ["云隙茶舍\u3164", "云隙茶舍\u3164"],
])("a page may not be called %s, for %s", (name, phrase) => {
  expect(onPage(name)).toContain(phrase.replace("|", ""));
});

it.each([
  "阿明的茶桌",
  "小满 · 一盏茶",
  "Tea & Co",
  "2026 春茶",
  "11.11-12.12 慢慢喝",
  "云隙茶舍的老茶客",
  "十二月的茶",
  "☕",
  "",
])("a page may be called %s", (name) => {
  expect(onPage(name)).toBe(null);
});

it("finds the way back from letters to the text, whatever is wider than a sign", () => {
  const { letters, original } = squeezed("𠮷① Ａ-b½");
  expect(letters).toBe("𠮷1ab12");
  expect(original(0, 2)).toBe("𠮷");
  expect(original(3, 2)).toBe("Ａ-b");
  expect(original(5, 2)).toBe("½");
});

it("tells an editor each phrase as it stands, why, and what to write instead", () => {
  const found = copyFindings("这款茶抗癌，跟着我躺 赚，真的躺 赚，全国销量第一");
  expect(found.map(({ phrase, kind }) => [phrase, kind])).toEqual([
    ["躺 赚", "promise"],
    ["抗癌", "medical"],
    ["销量第一", "absolute"],
  ]);
  for (const { why, instead } of found) {
    expect(why).toMatch(/^不能/);
    expect(checkCopy("instead", instead)).toEqual({ ok: true, value: null });
  }
  expect(copyFindings("明前采摘，清香回甘")).toEqual([]);
});
