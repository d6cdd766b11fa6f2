import type { EventChannel, Navigation } from "../phone.ts";
import { eventChannels } from "./eventChannel.ts";
import { refused, type Stack } from "./stack.ts";

/** WeChat opens no more pages over each other than this. */
const DEPTH_MAX = 10;

/** The calls of `wx` that move pages and change what is around them. */
export function createNavigation(stack: Stack): Navigation {
  const { pages, tabs, front, changeBar } = stack;
  return {
    ...{ navigateTo, redirectTo, reLaunch, switchTab, navigateBack },
    current: front,
    pages: () => pages,
    setTitle: (title) => changeBar({ title }),
    setBarColor: (color, background) => changeBar({ front: color, background }),
    setTabBadge: (index, text) => tabs.setBadge(index, text),
    setTabBar(isShown) {
      tabs.setShown(isShown);
      front()?.element.parentElement?.classList.toggle("has-tabs", tabs.isShown());
    },
    startPullDown: () => front()?.pull.start(),
    stopPullDown: () => front()?.pull.stop(),
  };

  function navigateTo(url: string, events?: unknown): EventChannel {
    const next = stack.opening("navigateTo", url);
    if (stack.isTab(next.path)) throw refused("navigateTo", "can not navigateTo a tabbar page");
    if (pages.length >= DEPTH_MAX) throw refused("navigateTo", "webview count limit exceed");
    front()?.hide();
    const [opener, opened] = eventChannels(events);
    stack.push(next, opened);
    return opener;
  }

  function redirectTo(url: string): void {
    const next = stack.opening("redirectTo", url);
    if (stack.isTab(next.path)) throw refused("redirectTo", "can not redirectTo a tabbar page");
    const left = pages.pop();
    if (left !== undefined) stack.kept.delete(left.path);
    left?.close();
    stack.push(next);
  }

  function reLaunch(url: string): void {
    const next = stack.opening("reLaunch", url);
    const left = new Set([...pages.splice(0).reverse(), ...stack.kept.values()]);
    stack.kept.clear();
    for (const page of left) page.close();
    stack.push(next);
  }

  function switchTab(url: string): void {
    const next = stack.opening("switchTab", url);
    if (!stack.isTab(next.path)) throw refused("switchTab", "can not switch to no-tabBar page");
    if (front()?.path === next.path) return;
    const left = pages.splice(0).reverse();
    left.forEach((page, at) => {
      // A tab's page stays; one that lay behind others is hidden already.
      if (!stack.kept.has(page.path)) page.close();
      else if (at === 0) page.hide();
    });
    stack.push(next);
  }

  function navigateBack(delta: number): void {
    if (pages.length < 2) throw refused("navigateBack", "cannot navigate back at first page.");
    const left = pages.splice(Math.max(1, pages.length - Math.max(1, delta)));
    for (const page of left.reverse()) page.close();
    const page = front();
    if (page !== undefined) stack.reveal(page);
  }
}

/** A person taps a tab; its page is told, also when it was in front already. */
export function tapTab(stack: Stack, navigation: Navigation, index: number): void {
  const tab = stack.tabs.list[index];
  if (tab === undefined) return;
  const { pagePath, text } = tab;
  if (stack.front()?.path !== pagePath) navigation.switchTab(`/${pagePath}`);
  stack.front()?.call("onTabItemTap", { index, pagePath, text });
}
