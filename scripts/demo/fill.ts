import { widthOf } from "#scripts/tell/money.ts";

/** Signs that may not begin a line: they belong to what stands before them. */
const CLINGS_BACK = /^[。，、；：？！）」』》…·.,;:?!)%]/;
/** Signs that may not end a line. */
const CLINGS_ON = /[（「『《(]$/;
/** A word with the spaces after it, or one Chinese sign. */
const PIECES =
  /[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f] *|[^\s\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]+ *| +/gu;

/**
 * Breaks a text into lines of at most `width` columns: at spaces, and beside Chinese signs, but never
 * before a comma or after an opening bracket. A word that is wider than a line stands alone.
 */
export function fill(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of unbreakable(text)) {
    if (line !== "" && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** The pieces between which a line may end. */
function unbreakable(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const [piece] of text.matchAll(PIECES)) {
    const before = pieces.at(-1);
    const clings = before !== undefined && !before.endsWith(" ") && CLINGS_BACK.test(piece);
    if (clings || (before !== undefined && CLINGS_ON.test(before))) {
      pieces[pieces.length - 1] = before + piece;
    } else {
      pieces.push(piece);
    }
  }
  return pieces;
}

/** The text cut to a width, with `…` where something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const sign of text) {
    if (widthOf(kept + sign) > width - 1) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}
