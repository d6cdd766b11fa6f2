/** A tag that a template opens, and where. */
export type OpenedTag = { readonly name: string; readonly index: number };

/**
 * The tags that a template opens. Comments, WXS code, attribute values and `{{ }}` are passed over, for a "<" there is
 * none. Whether tags match is the compiler's to say.
 */
export function openedTags(wxml: string): OpenedTag[] {
  const tags: OpenedTag[] = [];
  let at = 0;
  while (at < wxml.length) {
    if (wxml.startsWith("<!--", at)) at = after(wxml, "-->", at);
    else if (wxml.startsWith("{{", at)) at = after(wxml, "}}", at);
    else if (wxml[at] === "<") at = tagAt(wxml, at, tags);
    else at += 1;
  }
  return tags;
}

function tagAt(wxml: string, index: number, tags: OpenedTag[]): number {
  const [, name] = /^<([A-Za-z][\w.-]*)/.exec(wxml.slice(index, index + 80)) ?? [];
  if (name === undefined) return index + 1;
  tags.push({ name, index });
  const end = tagEnd(wxml, index + name.length + 1);
  const isEmpty = wxml[end - 2] === "/";
  return name === "wxs" && !isEmpty ? after(wxml, "</wxs", end) : end;
}

/** Behind the ">" of a tag; quotes and `{{ }}` may hold others. */
function tagEnd(wxml: string, from: number): number {
  let at = from;
  while (at < wxml.length && wxml[at] !== ">") {
    const sign = wxml[at] ?? "";
    if (sign === '"' || sign === "'") at = after(wxml, sign, at + 1);
    else at += 1;
  }
  return at + 1;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}
