type Kind = {
  /** Characters at most, counted in UTF-16: never fewer than WeChat counts. */
  readonly most: number;
  /** What may not stand in it. */
  readonly without: RegExp;
  /** What stands there when nothing is left: WeChat takes no empty field. */
  readonly empty: string;
};

/** Control characters and line breaks stand in no field. */
const UNPRINTABLE = /\p{C}/gu;
const ANY: Kind = { most: 20, without: UNPRINTABLE, empty: "无" };

/**
 * What a field of a template holds, by the word that its name begins with.
 *
 * - Source: WeChat's page of `subscribeMessage.send`, 订阅消息参数值内容限制说明.
 */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["thing", ANY],
  ["enum", ANY],
  ["number", { most: 32, without: /[^\d.-]/g, empty: "0" }],
  ["letter", { most: 32, without: /[^A-Za-z]/g, empty: "NA" }],
  ["symbol", { most: 5, without: /[\p{L}\p{N}\p{C}\s]/gu, empty: "-" }],
  ["character_string", { most: 32, without: /[^\x21-\x7e]/g, empty: "-" }],
  ["time", { most: 40, without: UNPRINTABLE, empty: "00:00" }],
  ["date", { most: 40, without: UNPRINTABLE, empty: "1970-01-01" }],
  // One sign of a currency, ten digits, their fraction, and 元.
  ["amount", { most: 15, without: /[^¥￥$€£\d.元]/g, empty: "0元" }],
  ["phone_number", { most: 17, without: /[^\d+() -]/g, empty: "0" }],
  ["car_number", { most: 8, without: UNPRINTABLE, empty: "无" }],
  ["phrase", { most: 5, without: /[^\u4e00-\u9fff]/g, empty: "无" }],
]);
/** Chinese names, and mixed ones, may be half as long as those in letters. */
const NAME: Kind = { most: 10, without: UNPRINTABLE, empty: "无" };
const LETTERS_NAME: Kind = { ...NAME, most: 20 };

/**
 * A text as a field of a template takes it: without what may not stand there, and cut to its length. So no message is
 * refused for a long title.
 *
 * - `name`: the field's name in the template, such as `thing1`.
 */
export function fitted(name: string, text: string): string {
  const kind = kindOf(name.replace(/\d+$/, ""), text);
  const clean = text.replace(kind.without, "").trim();
  return clean === "" ? kind.empty : shortened(clean, kind.most, kind === ANY ? "…" : "").trimEnd();
}

function kindOf(word: string, text: string): Kind {
  if (word === "name") return /[\u4e00-\u9fff]/.test(text) ? NAME : LETTERS_NAME;
  return KINDS.get(word) ?? ANY;
}

/** A text of at most so many characters; what was cut ends in `end`. No character is cut in two. */
export function shortened(text: string, most: number, end = "…"): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > most - end.length) break;
    kept += character;
  }
  return `${kept}${end}`;
}
