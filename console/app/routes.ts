import { matchPath } from "react-router";
import { screens as brand } from "../pages/brand/screens.ts";
import { screens as content } from "../pages/content/screens.ts";
import { screens as goods } from "../pages/goods/screens.ts";
import { screens as money } from "../pages/money/screens.ts";
import { screens as people } from "../pages/people/screens.ts";
import { screens as plans } from "../pages/plans/screens.ts";
import { screens as reports } from "../pages/reports/screens.ts";
import { screens as today } from "../pages/today/screens.ts";
import { screens as trade } from "../pages/trade/screens.ts";
import type { Screen } from "./screen.ts";

/** Every screen of the console, in the order of the menu. */
export const SCREENS: readonly Screen[] = [
  ...[...today, ...people, ...plans, ...trade, ...goods],
  ...[...money, ...content, ...reports, ...brand],
];

/** What stands in the menu of a person. */
export const inMenu = (may: (action: string) => boolean): readonly Screen[] =>
  SCREENS.filter(({ isInMenu, needs }) => isInMenu && needs.some(may));

/** The screen of an address, such as "#/orders?state=paid". */
export function screenAt(hash: string): Screen | undefined {
  const [pathname = ""] = hash.replace(/^#/, "").split("?");
  return SCREENS.find(({ path }) => matchPath(path, pathname === "" ? "/" : pathname) !== null);
}
