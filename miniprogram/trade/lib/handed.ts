/** What a page that was opened to choose something hands back to the page below it. */
type Handed = { addressId: string; storeId: string };

const handed: Partial<Handed> = {};

export function hand<K extends keyof Handed>(name: K, value: Handed[K]): void {
  handed[name] = value;
}

/** What was handed back; it is there once. */
export function taken<K extends keyof Handed>(name: K): Handed[K] | undefined {
  const value = handed[name];
  delete handed[name];
  return value;
}
