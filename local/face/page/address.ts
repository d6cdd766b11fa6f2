/** Where the reader is: `#/data/goods?q=…` is `{ path: ["data", "goods"], query: { q: "…" } }`. */
export type Place = {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
};

export function readHash(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  return {
    path: path
      .split("/")
      .filter((step) => step !== "")
      .map(decoded),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The address of a place; what is "" or undefined is left out. */
export function hashOf(
  path: readonly string[],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, value] as [string, string]],
  );
  const asked = new URLSearchParams(said).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${asked === "" ? "" : `?${asked}`}`;
}

/** An address typed by hand may be cut in the middle of a character. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
