import { pathFrom, readAddress, writeAddress } from "../pageAddress.ts";
import type { EventChannel } from "../phone.ts";
import { createTabs, showBar, type BarLook, type Tabs } from "./bars.ts";
import { openPage, type PageParts, type StackedPage } from "./pages.ts";
import type { Screen } from "./screen.ts";

export type Opening = { readonly path: string; readonly query: Readonly<Record<string, string>> };

/** The open pages, the last in front, with the bars around them. */
export type Stack = {
  readonly pages: StackedPage[];
  /** Pages of tabs stay open while another tab is in front. */
  readonly kept: Map<string, StackedPage>;
  readonly tabs: Tabs;
  readonly front: () => StackedPage | undefined;
  readonly isTab: (path: string) => boolean;
  /** What an address means for the page in front. Throws WeChat's refusal of `call` where there is no such page. */
  readonly opening: (call: string, url: string) => Opening;
  /** Opens a page over the others, or brings a tab's page back. */
  readonly push: (opening: Opening, channel?: EventChannel) => void;
  /** Shows a page that lay behind. */
  readonly reveal: (page: StackedPage) => void;
  /** Changes the bar of the page in front. */
  readonly changeBar: (look: Partial<BarLook>) => void;
};

/** `home` is the page that the mini program opens with by itself. */
export function createStack(
  parts: PageParts,
  screen: Screen,
  o: { readonly home: string; readonly onTab: (index: number) => void },
): Stack {
  const { program, theme } = parts;
  const pages: StackedPage[] = [];
  const kept = new Map<string, StackedPage>();
  const tabs = createTabs(screen.tabs, program, theme, o.onTab);
  const front = () => pages.at(-1);
  const isTab = (path: string) => tabs.list.some(({ pagePath }) => pagePath === path);

  function draw(page: StackedPage): void {
    tabs.show(page.path);
    const isHome = page.path === o.home || isTab(page.path);
    showBar(screen, page.look, pages.length > 1 ? "back" : isHome ? "none" : "home");
  }
  function reveal(page: StackedPage): void {
    draw(page);
    page.show();
    history.replaceState(null, "", `#/${writeAddress(page.path, page.query)}`);
  }
  function change(page: StackedPage | undefined, look: Partial<BarLook>): void {
    if (page !== undefined) page.look = { ...page.look, ...look };
    if (page !== undefined && page === front()) draw(page);
  }
  theme.onChange(() => {
    for (const page of new Set([...pages, ...kept.values()])) {
      const { front: color, background } = page.theLook();
      change(page, { front: color, background });
    }
  });
  return {
    ...{ pages, kept, tabs, front, isTab, reveal },
    opening(call, url) {
      const { path, query } = readAddress(pathFrom(url, front()?.path ?? ""));
      if (program.app.pages.includes(path)) return { path, query };
      throw refused(call, `page "${path}" is not found`);
    },
    push({ path, query }, channel) {
      const page = kept.get(path) ?? openPage(parts, { path, query, isTab: isTab(path), channel });
      if (isTab(path)) kept.set(path, page);
      pages.push(page);
      reveal(page);
    },
    changeBar: (look) => change(front(), look),
  };
}

/** As WeChat says it in `errMsg`. */
export function refused(call: string, reason: string): Error {
  return new Error(`${call}:fail ${reason}`);
}
