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

/** What is searched for: ids and numbers as a plain keyboard writes them, everything else as it is. */
export function searched(typed: string): string {
  const text = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  return /^[ -~]*$/.test(text) ? text : typed.trim();
}
