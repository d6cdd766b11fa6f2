import { wordsOf } from "../i18n/words";
import { type Language, language, spoken } from "./language";

const CART_TAB = 2;
const SHOWN_MAX = 99;

let pieces = 0;
/** The language of the words on the bar: app.json writes them in Chinese. */
let written: Language = "zh";

/** How many pieces lie in the cart, as far as this phone knows: "3", "99+", "" where there are none. */
export const cartText = (): string =>
  pieces > SHOWN_MAX ? `${SHOWN_MAX}+` : pieces === 0 ? "" : String(pieces);

/** Remembers how many pieces an answer told of, and shows them on the tab. */
export function noteCart(items: readonly { readonly quantity: number }[]): void {
  pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  showBadge();
}

/** For the pages of the bar, when they are shown: WeChat lets it be changed only while one of them is in front. */
export function showTabBar(): void {
  showBadge();
  if (written === language()) return;
  written = language();
  const { home, category, cart, me } = spoken(wordsOf("tabs"));
  [home, category, cart, me].forEach((text, index) => wx.setTabBarItem({ index, text, fail }));
}

function showBadge(): void {
  const text = cartText();
  if (text === "") wx.removeTabBarBadge({ index: CART_TAB, fail });
  else wx.setTabBarBadge({ index: CART_TAB, text, fail });
}

/** Another page is in front; the next tab shows it. */
const fail = (): void => undefined;
