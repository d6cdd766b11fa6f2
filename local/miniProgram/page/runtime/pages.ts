import type { Root } from "glass-easel-miniprogram-adapter";
import { element } from "../wx/element.ts";
import type { EventChannel, OpenPage, PageCaller } from "../phone.ts";
import { writeAddress } from "../pageAddress.ts";
import { setFrontPage } from "./pageTop.ts";
import { barLook, type BarLook } from "./bars.ts";
import type { Errors } from "./errors.ts";
import type { Program } from "./program.ts";
import { createPull, type Pull } from "./pull.ts";
import { eventChannels } from "./eventChannel.ts";
import { mendSelectorQuery } from "./selectorQuery.ts";
import type { Space } from "./space.ts";
import type { Theme } from "./theme.ts";
import { watchScroll } from "./scroll.ts";

type Query = Readonly<Record<string, string>>;
type Json = Readonly<Record<string, unknown>>;

/** A page in the stack, or a tab's page that waits for its turn. */
export type StackedPage = OpenPage & {
  readonly pull: Pull;
  /** What the page's own calls changed of the bar stays. */
  look: BarLook;
  /** Redraws what the theme changes. */
  readonly theLook: () => BarLook;
  readonly show: () => void;
  readonly hide: () => void;
  readonly close: () => void;
  /** Calls a method of the page, where it has it; what it throws is shown. */
  readonly call: (method: string, ...values: readonly unknown[]) => unknown;
};

export type PageParts = {
  readonly program: Program;
  readonly space: Space;
  readonly theme: Theme;
  readonly errors: Errors;
  readonly container: HTMLElement;
};

export type PageOpening = {
  readonly path: string;
  readonly query: Query;
  readonly isTab: boolean;
  /** To the page that opened it. */
  readonly channel?: EventChannel | undefined;
};

/** Makes a page and puts it in front: its components are attached, then `onLoad`, `onShow`, `onReady` run. */
export function openPage(parts: PageParts, opening: PageOpening): StackedPage {
  const { path, query, isTab, channel } = opening;
  const { program, space, errors, theme, container } = parts;
  space.ensure(path);
  const settings: Json = {
    ...(program.app["window"] as Json | undefined),
    ...program.components.find((component) => component.path === path)?.config,
  };
  const theLook = () => barLook(theme.resolve(settings));
  const look = theLook();
  const scroller = element("div", "mp-scroll");
  const frame = element("section", "mp-page", {}, scroller);
  frame.dataset["path"] = path;
  frame.classList.toggle("is-custom", look.isCustom);
  frame.classList.toggle("has-tabs", isTab);
  scroller.classList.toggle("is-locked", settings["disableScroll"] === true);
  container.append(frame);
  setFrontPage(scroller);

  const root = space.backend.createRoot("page", space.space, `/${writeAddress(path, query)}`);
  const caller = root.get() as object as PageCaller;
  const getOpenerEventChannel = () => channel ?? eventChannels(undefined)[1];
  Object.assign(caller, { route: path, options: query, getOpenerEventChannel });
  mendSelectorQuery(caller["createSelectorQuery"], caller);
  const call = (method: string, ...values: readonly unknown[]): unknown => {
    const run = caller[method];
    return typeof run === "function" ? errors.guard(() => run.apply(caller, values)) : undefined;
  };
  const pull = createPull(frame, scroller, {
    isWanted: settings["enablePullDownRefresh"] === true,
    isLight: theme.resolve(settings)["backgroundTextStyle"] === "light",
    onPulled: () => call("onPullDownRefresh"),
  });
  watchScroll(scroller, Number(settings["onReachBottomDistance"] ?? 50), call);

  attach(root, scroller);
  call("onLoad", query);
  const page = { path, query, caller, element: scroller, pull, look, theLook, call };
  return { ...page, ...visibility({ root, frame, scroller, call }) };
}

/** The page takes the place of an element that stands where it shall stand. */
function attach(root: Root, scroller: HTMLElement): void {
  const holder = element("div", "");
  scroller.append(holder);
  type Backend = Parameters<Root["attach"]>[0];
  root.attach(scroller as object as Backend, holder as object as Backend);
}

function visibility(o: {
  readonly root: Root;
  readonly frame: HTMLElement;
  readonly scroller: HTMLElement;
  readonly call: StackedPage["call"];
}): Pick<StackedPage, "show" | "hide" | "close"> {
  const { root, frame, scroller, call } = o;
  let isReady = false;
  return {
    show() {
      frame.hidden = false;
      setFrontPage(scroller);
      root.getComponent().triggerPageLifetime("show", []);
      call("onShow");
      // After the components' own `ready`, whose timer was set when they were attached.
      if (!isReady) setTimeout(() => call("onReady"));
      isReady = true;
    },
    hide() {
      root.getComponent().triggerPageLifetime("hide", []);
      call("onHide");
      frame.hidden = true;
    },
    close() {
      call("onUnload");
      root.release();
      frame.remove();
    },
  };
}
