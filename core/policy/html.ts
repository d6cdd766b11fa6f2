/** A piece of a page in which everything from outside is escaped. Only `html` makes one out of values. */
export type Html = { readonly html: string };
type Piece = Html | string | number | readonly Html[];

/**
 * A piece of a page: the template as it stands, each value escaped unless it is a piece itself.
 *
 * - Promises: a string or a number never becomes markup, in an element or between the double quotes of an attribute.
 *   Signs that no page shows (controls, changes of writing direction) become U+FFFD.
 */
export function html(texts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  const pieces = texts.map(
    (text, index) => text + (index < values.length ? shown(values[index]) : ""),
  );
  return { html: pieces.join("") };
}

function shown(value: Piece | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escaped(value);
  return "html" in value ? value.html : value.map((one) => one.html).join("");
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** A text as it may stand in an element or an attribute. */
export const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "\ufffd")
    .replace(/[&<>"'`]/g, (sign) => SIGNS[sign] ?? "");
