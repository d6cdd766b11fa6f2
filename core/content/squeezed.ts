/** A text reduced to what one hears of it. */
type Squeezed = {
  /** Its letters and digits, small, half-width and simplified, nothing between them. */
  readonly letters: string;
  /** The piece of the text that `letters` from `at` on comes from, as it was written. */
  readonly original: (at: number, length: number) => string;
};

/** The letters and digits of a text, and the way back, so that a word is found and shown whatever stands between. */
export function squeezed(text: string): Squeezed {
  const signs = [...text];
  const kept = signs.flatMap((sign, index) =>
    [...sign.normalize("NFKC").toLowerCase()].flatMap((letter) =>
      // By UTF-16 units, as regular expressions count.
      isHeard(letter)
        ? simplified(letter)
            .split("")
            .map((unit) => ({ unit, index }))
        : [],
    ),
  );
  return {
    letters: kept.map(({ unit }) => unit).join(""),
    original(at, length) {
      const first = kept[at]?.index ?? 0;
      const last = kept[at + length - 1]?.index ?? first;
      return signs.slice(first, last + 1).join("");
    },
  };
}

/** Fillers of Korean are letters by their kind, but nobody sees them. */
const isHeard = (letter: string): boolean =>
  /[\p{L}\p{N}]/u.test(letter) && !/\p{Default_Ignorable_Code_Point}/u.test(letter);

/** Traditional signs that stand in words of the rules, each with its simplified one behind it. */
const PAIRS =
  "賺赚穩稳險险環环財财務务輕轻鬆松紅红權权變变線线團团隊队計计頭头費费發发會会級级賣卖額额搶抢價价風风購购資资銷销貧贫" +
  "國国項项過过萬万億亿獎奖療疗癒愈藥药預预腫肿壓压臟脏強强醫医專专頂顶極极獨独絕绝無无網网業业認认證证薦荐訊讯導导" +
  "軍军檢检轉转領领贊赞讚赞關关後后現现單单艦舰總总營营許许電电話话機机號号熱热聯联繫系係系衛卫員员騰腾點点個个";
const SIMPLE: ReadonlyMap<string, string> = new Map(
  (PAIRS.match(/../gu) ?? []).map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const simplified = (letter: string): string => SIMPLE.get(letter) ?? letter;
