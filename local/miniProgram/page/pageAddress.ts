/** A page's address as `wx.navigateTo` may be given it: from the root with a slash, or from the page in front. */
export function pathFrom(url: string, current: string): string {
  if (url.startsWith("/")) return url;
  const cut = url.indexOf("?");
  const [path, query] = cut < 0 ? [url, ""] : [url.slice(0, cut), url.slice(cut)];
  const parts = current.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `/${parts.join("/")}${query}`;
}

/** Path and query of a page's address. Names and values stay as they are written: WeChat decodes neither. */
export function readAddress(address: string): {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
} {
  const [before = ""] = address.split("#");
  const cut = before.indexOf("?");
  const path = (cut < 0 ? before : before.slice(0, cut)).replace(/^\/+/, "").replace(/\.html$/, "");
  const search = cut < 0 ? "" : before.slice(cut + 1);
  const pairs = search.split("&").filter((pair) => pair !== "");
  const query = pairs.map((pair) => {
    const middle = pair.indexOf("=");
    return middle < 0 ? [pair, ""] : [pair.slice(0, middle), pair.slice(middle + 1)];
  });
  return { path, query: Object.fromEntries(query) };
}

/** The other way round. */
export function writeAddress(path: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
