import { element } from "../wx/element.ts";
import type { Program } from "./program.ts";
import type { Screen } from "./screen.ts";
import type { Theme } from "./theme.ts";

type Json = Readonly<Record<string, unknown>>;

/** The bar over a page, as the page's settings and its own calls want it. */
export type BarLook = {
  readonly title: string;
  readonly front: string;
  readonly background: string;
  readonly isCustom: boolean;
};

/** Settings of a page over those of the app, with colours of the theme. */
export function barLook(settings: Json): BarLook {
  const style = text(settings["navigationBarTextStyle"], "white");
  return {
    title: text(settings["navigationBarTitleText"], ""),
    front: style === "black" ? "#000000" : "#ffffff",
    background: text(settings["navigationBarBackgroundColor"], "#000000"),
    isCustom: settings["navigationStyle"] === "custom",
  };
}

export function showBar(screen: Screen, look: BarLook, way: "back" | "home" | "none"): void {
  const { bar, status, back, home, title, menu } = screen;
  bar.classList.toggle("is-custom", look.isCustom);
  bar.style.background = look.background;
  bar.style.color = look.front;
  status.style.color = look.front;
  title.textContent = look.title;
  document.title = look.title;
  back.hidden = way !== "back";
  home.hidden = way !== "home";
  menu.parentElement?.classList.toggle("is-light", look.front.toLowerCase() === "#ffffff");
}

export type Tab = { readonly pagePath: string; readonly text: string };

export type Tabs = {
  readonly list: readonly Tab[];
  /** Marks the tab of a page, or puts the bar away. */
  readonly show: (path: string | undefined) => void;
  readonly setBadge: (index: number, text: string | null) => void;
  readonly setShown: (isShown: boolean) => void;
  readonly isShown: () => boolean;
};

/** The tabs of app.json; `onTap` is told which. */
export function createTabs(
  nav: HTMLElement,
  { app }: Program,
  theme: Theme,
  onTap: (index: number) => void,
): Tabs {
  const settings = (app["tabBar"] ?? {}) as Json;
  const list = (settings["list"] ?? []) as readonly (Tab & Json)[];
  const buttons = list.map((_, index) => tabButton(() => onTap(index)));
  let shownPath: string | undefined;
  let isWanted = true;
  nav.append(...buttons.map(({ button }) => button));
  nav.classList.toggle(
    "is-plain",
    list.every(({ iconPath }) => iconPath === undefined),
  );

  function draw(): void {
    const colors = theme.resolve(settings);
    nav.hidden = shownPath === undefined || !isWanted;
    nav.style.background = text(colors["backgroundColor"], "#ffffff");
    list.forEach((tab, index) => {
      const parts = buttons[index];
      if (parts === undefined) return;
      const isOn = tab.pagePath === shownPath;
      const { text: words, iconPath, selectedIconPath } = theme.resolve(tab);
      parts.words.textContent = text(words, "");
      parts.button.style.color = text(
        colors[isOn ? "selectedColor" : "color"],
        isOn ? "#07c160" : "#888888",
      );
      parts.button.ariaCurrent = isOn ? "page" : null;
      const icon = text(isOn ? (selectedIconPath ?? iconPath) : iconPath, "");
      parts.icon.hidden = icon === "";
      if (icon !== "") parts.icon.src = `/${icon.replace(/^\//, "")}`;
    });
  }
  theme.onChange(draw);
  draw();
  return {
    list,
    show(path) {
      shownPath = list.some(({ pagePath }) => pagePath === path) ? path : undefined;
      draw();
    },
    setBadge(index, words) {
      const badge = buttons[index]?.badge;
      if (badge === undefined) throw new Error(`there is no tab ${index}`);
      badge.hidden = words === null;
      badge.textContent = words ?? "";
    },
    setShown(isShown) {
      isWanted = isShown;
      draw();
    },
    isShown: () => shownPath !== undefined && isWanted,
  };
}

function tabButton(onTap: () => void) {
  const icon = element("img", "", { alt: "" });
  const words = element("span", "");
  const badge = element("em", "mp-badge", { hidden: true });
  const button = element(
    "button",
    "mp-tab",
    { type: "button", onclick: onTap },
    icon,
    words,
    badge,
  );
  return { button, icon, words, badge };
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
