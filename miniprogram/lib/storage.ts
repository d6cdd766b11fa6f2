/** What the phone keeps between visits: choices and things half done, never what the functions know. */
type Kept = {
  readonly language: string;
  readonly textSize: string;
  readonly searches: readonly string[];
  /** A code that was opened before the person agreed to the privacy notice. */
  readonly openedCode: string;
  /** What a piece of each SKU in the cart cost when it was first seen there, in fen. */
  readonly cartPrices: Readonly<Record<string, number>>;
  readonly store: string;
  readonly place: { readonly longitude: number; readonly latitude: number };
};

/** Undefined where nothing is kept. */
export function kept<K extends keyof Kept>(name: K): Kept[K] | undefined {
  const value: Kept[K] | "" = wx.getStorageSync(name);
  return value === "" ? undefined : value;
}

export const keep = <K extends keyof Kept>(name: K, value: Kept[K]): void =>
  wx.setStorageSync(name, value);

export const forget = (name: keyof Kept): void => wx.removeStorageSync(name);
