import { builtin } from "./builtin.ts";
import { builtinHooks } from "./hooks.ts";

const PROPERTIES = {
  ...{
    backgroundTextStyle: "",
    backgroundColor: "",
    backgroundColorTop: "",
    backgroundColorBottom: "",
  },
  ...{ rootBackgroundColor: "", scrollTop: "", scrollDuration: 300, pageStyle: "" },
  ...{ pageFontSize: "", rootFontSize: "", pageOrientation: "" },
};

/** `page-meta`: what it says is applied to the page that it lies in. */
export const pageMeta = builtin("page-meta", PROPERTIES, (host) => {
  const { element } = host;
  let styled: readonly string[] = [];
  let unlisten = () => {};
  const style = (page: HTMLElement) => {
    const { pageStyle, backgroundColor, rootBackgroundColor, pageFontSize } = host.data;
    for (const name of styled) page.style.removeProperty(name);
    const wanted = document.createElement("i").style;
    wanted.cssText = pageStyle;
    const around = page.parentElement;
    if (backgroundColor !== "" && around !== null) around.style.backgroundColor = backgroundColor;
    if (rootBackgroundColor !== "") wanted.backgroundColor ||= rootBackgroundColor;
    if (pageFontSize !== "") wanted.fontSize = fontSizeOf(pageFontSize);
    styled = [...wanted];
    for (const name of styled) {
      page.style.setProperty(name, wanted.getPropertyValue(name), wanted.getPropertyPriority(name));
    }
  };
  const apply = (changed?: ReadonlySet<string>) => {
    const page = element.closest<HTMLElement>("page");
    if (page === null) return;
    style(page);
    const { rootFontSize, scrollTop, scrollDuration } = host.data;
    document.documentElement.style.fontSize = fontSizeOf(rootFontSize);
    if (scrollTop === "" || changed?.has("scrollTop") === false) return;
    const behavior = scrollDuration > 0 ? "smooth" : "auto";
    scrollerOf(page)?.scrollTo({ top: parseFloat(scrollTop), behavior });
  };
  const listen = () => {
    const page = element.closest<HTMLElement>("page");
    const scroller = page === null ? undefined : scrollerOf(page);
    if (scroller === undefined) return;
    const onScroll = () => {
      if (host.isBound("scroll")) host.fire("scroll", { scrollTop: scroller.scrollTop });
    };
    const onEnd = () => host.fire("scrolldone", {});
    const onResize = () => {
      host.fire("resize", { size: { windowWidth: innerWidth, windowHeight: innerHeight } });
    };
    scroller.addEventListener("scroll", onScroll, { passive: true });
    scroller.addEventListener("scrollend", onEnd);
    addEventListener("resize", onResize);
    unlisten = () => {
      scroller.removeEventListener("scroll", onScroll);
      scroller.removeEventListener("scrollend", onEnd);
      removeEventListener("resize", onResize);
    };
  };
  return {
    update: apply,
    // The page comes into the document after its components are attached.
    attached: () =>
      void setTimeout(() => {
        apply();
        listen();
      }),
    detached: () => unlisten(),
    pageShown: () => apply(new Set()),
  };
});

/** `system` follows the phone's setting, which a browser does not have. */
const fontSizeOf = (size: string): string => (size === "system" ? "" : size);

function scrollerOf(page: HTMLElement): HTMLElement | undefined {
  for (let at: HTMLElement | null = page; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}

const BAR = {
  title: "",
  loading: false,
  frontColor: "",
  backgroundColor: "",
  colorAnimationDuration: 0,
  colorAnimationTimingFunc: "linear",
};

/** `navigation-bar` within `page-meta`. */
export const navigationBar = builtin("navigation-bar", BAR, (host) => {
  const tell = () => {
    const { title, loading, frontColor, backgroundColor } = host.data;
    builtinHooks.navigationBar({ title, frontColor, backgroundColor, isLoading: loading });
  };
  return {
    update: () => host.element.isConnected && tell(),
    attached: () => void setTimeout(tell),
    pageShown: tell,
  };
});
