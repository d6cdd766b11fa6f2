/** How long a one-time code is, in hexadecimal digits: of 2^48 nobody guesses one in five tries. */
const CODE_DIGITS = 12;

/** A one-time code as people read it, out of a keyed mark: `4F7A-09C1-22BE`. */
export function codeOf(mark: string): string {
  const digits = mark.slice(0, CODE_DIGITS).toUpperCase();
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join("-");
}

/** What was typed, without blanks and hyphens, in capitals; null = it is no code. */
export function codeTyped(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "").toUpperCase();
  return new RegExp(`^[0-9A-F]{${CODE_DIGITS}}$`).test(digits) ? digits : null;
}

/** Which text a seal marks to make a code, and which to keep it. */
export const codeText = (what: "invitation" | "reentry", id: string): string =>
  `make/${what}/${id}`;
export const keptText = (digits: string): string => `keep/${digits}`;
