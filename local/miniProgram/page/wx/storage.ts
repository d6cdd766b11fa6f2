import { apis, Failure, optionsOf, textOf, type Options } from "./answer.ts";

const BYTES_MAX = 10 * 1024 * 1024;
const VALUE_BYTES_MAX = 1024 * 1024;

/** `wx.setStorage` and its kind: 10 MB for each person, 1 MB for each value. Kept in the browser, by openid. */
export function storageApis(openid: string, kept: Storage): Record<string, unknown> {
  const prefix = `phone:${openid}:`;
  const keys = () =>
    Object.keys(kept)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const bytes = () =>
    keys().reduce((sum, key) => sum + key.length + (kept.getItem(prefix + key)?.length ?? 0), 0);

  function set(key: string, value: unknown): void {
    const text = textFor(value);
    if (text.length > VALUE_BYTES_MAX) throw new Failure("entry size limit reached");
    const before = kept.getItem(prefix + key)?.length ?? 0;
    if (bytes() - before + text.length > BYTES_MAX)
      throw new Failure("exceed storage max size 10Mb");
    try {
      kept.setItem(prefix + key, text);
    } catch {
      throw new Failure("exceed storage max size 10Mb");
    }
  }
  const get = (key: string): unknown => {
    const text = kept.getItem(prefix + key);
    return text === null ? undefined : valueOf(text);
  };
  const remove = (key: string): void => kept.removeItem(prefix + key);
  const clear = (): void => keys().forEach(remove);
  const info = () => ({
    ...{ keys: keys(), currentSize: Math.ceil(bytes() / 1024), limitSize: BYTES_MAX / 1024 },
  });

  return {
    ...apis({
      setStorage: (o) => set(keyOf(o), o["data"]),
      getStorage(o) {
        const data = get(keyOf(o));
        if (data === undefined) throw new Failure("data not found");
        return { data };
      },
      removeStorage: (o) => remove(keyOf(o)),
      clearStorage: clear,
      getStorageInfo: info,
      batchSetStorage: (o) =>
        pairsOf(o, "kvList").forEach((pair) => set(keyOf(pair), pair["value"])),
    }),
    setStorageSync: sync("setStorageSync", (key: string, value: unknown) => set(key, value)),
    getStorageSync: (key: string) => get(String(key)) ?? "",
    removeStorageSync: (key: string) => remove(String(key)),
    clearStorageSync: clear,
    getStorageInfoSync: info,
  };
}

/** What a value is kept as. Dates come back as dates, what has no value is nothing. */
function textFor(value: unknown): string {
  if (value instanceof Date) return JSON.stringify({ date: value.getTime() });
  return JSON.stringify({ value });
}

function valueOf(text: string): unknown {
  const { date, value } = JSON.parse(text) as { date?: number; value?: unknown };
  return date === undefined ? (value ?? "") : new Date(date);
}

function keyOf(o: Options): string {
  const key = textOf(o, "key");
  if (key === "") throw new Failure("parameter error: parameter.key should be String");
  return key;
}

function pairsOf(o: Options, name: string): readonly Options[] {
  const list = o[name];
  return Array.isArray(list) ? list.map(optionsOf) : [];
}

function sync<T extends unknown[]>(name: string, run: (...values: T) => void) {
  return (...values: T): void => {
    try {
      run(...values);
    } catch (error) {
      throw new Error(`${name}:fail ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
