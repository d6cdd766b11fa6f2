export type Piece = { readonly text: string; readonly isMarked: boolean };

/** A text in pieces, those marked that a list of phrases names, wherever they stand. */
export function marked(text: string, phrases: readonly string[]): readonly Piece[] {
  const wanted = phrases.filter((phrase) => phrase !== "");
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== "") {
    const found = wanted
      .map((phrase) => ({ phrase, at: rest.indexOf(phrase) }))
      .filter(({ at }) => at >= 0)
      // The earliest, and of two at one place the longer one.
      .sort((a, b) => a.at - b.at || b.phrase.length - a.phrase.length)[0];
    if (found === undefined) break;
    if (found.at > 0) pieces.push({ text: rest.slice(0, found.at), isMarked: false });
    pieces.push({ text: found.phrase, isMarked: true });
    rest = rest.slice(found.at + found.phrase.length);
  }
  return rest === "" ? pieces : [...pieces, { text: rest, isMarked: false }];
}
