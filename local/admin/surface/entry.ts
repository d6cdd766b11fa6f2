/** Where each name of an SDK is dealt with. */
export type Surface = Readonly<Record<string, Dealt>>;

export type Dealt =
  /** The file, from `local/`, that drives it or sees it refused by name; the name stands in it. */
  | string
  /** It never reaches a server, or is only the way to something else. */
  | { readonly apart: string };

/** No call of its own: a value, a constructor of another object, or what that object stands on. */
export const PART = { apart: "a part that other methods stand on" } as const;

/** What can be asked of an object: its own names and its classes', without those that begin with an underscore. */
export function namesOf(thing: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = thing; at !== null && at !== Object.prototype;) {
    for (const name of Reflect.ownKeys(at)) if (typeof name === "string") names.add(name);
    at = Reflect.getPrototypeOf(at);
  }
  names.delete("constructor");
  return [...names].filter((name) => !name.startsWith("_")).sort();
}
