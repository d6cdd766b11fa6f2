import type { Navigation } from "../phone.ts";
import { apis, Failure, numberOf, nothing, textOf, type Options } from "./answer.ts";
import { pathFrom } from "../pageAddress.ts";

/** Pages, the bar above them and the tabs below. */
export function navigationApis(navigation: Navigation): Record<string, unknown> {
  const from = (o: Options): string => {
    const url = textOf(o, "url");
    if (url === "") throw new Failure("parameter error: parameter.url should be String");
    return pathFrom(url, navigation.current()?.path ?? "");
  };
  return apis({
    navigateTo: (o) => ({ eventChannel: navigation.navigateTo(from(o), o["events"]) }),
    redirectTo: (o) => navigation.redirectTo(from(o)),
    reLaunch: (o) => navigation.reLaunch(from(o)),
    switchTab: (o) => navigation.switchTab(from(o)),
    navigateBack: (o) => navigation.navigateBack(numberOf(o, "delta", 1)),
    setNavigationBarTitle: (o) => navigation.setTitle(textOf(o, "title")),
    setNavigationBarColor: (o) =>
      navigation.setBarColor(textOf(o, "frontColor"), textOf(o, "backgroundColor")),
    setTabBarBadge: (o) => navigation.setTabBadge(numberOf(o, "index", 0), textOf(o, "text")),
    removeTabBarBadge: (o) => navigation.setTabBadge(numberOf(o, "index", 0), null),
    showTabBarRedDot: (o) => navigation.setTabBadge(numberOf(o, "index", 0), ""),
    hideTabBarRedDot: (o) => navigation.setTabBadge(numberOf(o, "index", 0), null),
    showTabBar: () => navigation.setTabBar(true),
    hideTabBar: () => navigation.setTabBar(false),
    startPullDownRefresh: () => navigation.startPullDown(),
    stopPullDownRefresh: () => navigation.stopPullDown(),
    ...Object.fromEntries(LOOKS.map((name) => [name, nothing])),
  });
}

/** Looks that the browser's phone does not have: asked for, they are simply there. */
const LOOKS = [
  ...["showNavigationBarLoading", "hideNavigationBarLoading", "hideHomeButton"],
  ...["setBackgroundColor", "setBackgroundTextStyle", "setTabBarStyle", "setTabBarItem"],
  ...["setPageStyle", "setTopBarText", "setWindowSize"],
];
