const last = new Map<string, string>();

/** Keeps how a list was filtered last, until the page is loaded anew. `search`: "?state=done", or "". */
export const keepAddress = (path: string, search: string): void => void last.set(path, search);

/** A list as it was left: its address with the filters that it had last. */
export const lastAddress = (path: string): string => `${path}${last.get(path) ?? ""}`;
