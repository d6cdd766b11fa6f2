/** Text that is HTML already and is not escaped again. */
export type Html = { readonly html: string };

type Part = Html | string | number | readonly Html[] | undefined;

/** A template whose parts are escaped, unless they are HTML themselves. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((whole, text, i) => whole + text + shown(parts[i]), "").trim() };
}

function shown(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "object") {
    return "html" in part ? part.html : part.map((each) => each.html).join("");
  }
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
