import { element } from "../wx/element.ts";

/** The fixed parts of a phone, from top to bottom. */
export type Screen = {
  readonly status: HTMLElement;
  readonly bar: HTMLElement;
  readonly back: HTMLButtonElement;
  readonly home: HTMLButtonElement;
  readonly title: HTMLElement;
  readonly menu: HTMLButtonElement;
  readonly close: HTMLButtonElement;
  readonly pages: HTMLElement;
  readonly tabs: HTMLElement;
  readonly layers: HTMLElement;
  readonly errors: HTMLElement;
};

/** Puts an empty phone into the document. */
export function createScreen(): Screen {
  const plain = { type: "button" } as const;
  const back = element("button", "mp-back", plain, "‹");
  const home = element("button", "mp-home", plain, "⌂");
  const title = element("b", "mp-title");
  const menu = element("button", "mp-menu", plain, "•••");
  const close = element("button", "mp-close", plain, "◎");
  back.ariaLabel = "返回";
  home.ariaLabel = "首页";
  menu.ariaLabel = "更多";
  close.ariaLabel = "关闭";
  const status = element(
    "div",
    "mp-status",
    {},
    element("span", "", {}, "9:41"),
    element("i", "mp-signal"),
  );
  const screen = {
    ...{ status, back, home, title, menu, close },
    bar: element("header", "mp-bar", {}, back, home, title),
    pages: element("main", "mp-pages"),
    tabs: element("nav", "mp-tabs"),
    layers: element("div", "mp-layers"),
    errors: element("div", "mp-errors"),
  };
  const { bar, pages, tabs, layers, errors } = screen;
  const capsule = element("div", "mp-capsule", {}, menu, close);
  document.body.append(pages, bar, status, tabs, capsule, layers, errors);
  return screen;
}
