/** A text reduced to what one hears of it. */
type Squeezed = {
  /** Its letters and digits, small and half-width, nothing between them. */
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
      /[\p{L}\p{N}]/u.test(letter) ? letter.split("").map((unit) => ({ unit, index })) : [],
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
