/** What people type and paste, read as they mean it: a Chinese keyboard writes １２。５, a phone's contacts 138 1234 5678. */

/** Full-width signs as those of a plain keyboard, without spaces and what cannot be seen: "１２。５ " → "12.5". */
export const plain = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\s]/gu, "")
    .replace(/[−–—]/g, "-")
    .replaceAll("。", ".");

/** A whole number of at most so many digits, 0 or more; null where it is none. */
export function wholeOf(typed: string, digitsMost = 9): number | null {
  const text = plain(typed);
  return /^\d+$/.test(text) && text.length <= digitsMost ? Number(text) : null;
}

/** A number in China as contacts write it: "+86 138-1234-5678" → "13812345678". */
export const phoneOf = (typed: string): string =>
  plain(typed)
    .replaceAll("-", "")
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");

/**
 * What a typed order number may be, the likeliest first: as it is, without its label and the spaces that it was read out
 * or copied with, and in the small letters that a phone makes big.
 */
export function orderIdsOf(typed: string): readonly string[] {
  const bare = plain(typed).replace(/^.*[:#]/, "");
  return [...new Set([typed.trim(), bare, bare.toLowerCase()])].filter((one) => one !== "");
}

/** A promoter as people type him: his number without its sign or label ("＃17", "No.17", "5 441"), else as it stands. */
export function promoterTyped(typed: string): string {
  const text = plain(typed);
  return /^(?:no\.?|[^0-9A-Za-z_-]*)(\d{1,9})$/i.exec(text)?.[1] ?? text;
}

/** What is searched for: ids and numbers as a plain keyboard writes them, everything else as it is. */
export function searched(typed: string): string {
  const text = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  return /^[ -~]*$/.test(text) ? text : typed.trim();
}
