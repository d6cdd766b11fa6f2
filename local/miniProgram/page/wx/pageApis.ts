import type { Navigation, PageCaller } from "../phone.ts";
import { frontPage } from "../runtime/pageTop.ts";
import { createAnimation } from "./animation.ts";
import { apis, Failure, isObject, numberOf, textOf, type Options } from "./answer.ts";

const SCROLL_MS = 300;
const FRAME_MS = 16;

/** What asks and moves the page in front. */
export function pageApis(navigation: Navigation): Record<string, unknown> {
  const front = (): PageCaller => {
    const page = navigation.current();
    if (page === undefined) throw new Error("there is no page yet");
    return page.caller;
  };
  return {
    ...apis({ pageScrollTo: (o) => scroll(front(), o) }),
    createSelectorQuery: () => make(front(), "createSelectorQuery"),
    createIntersectionObserver: (of: unknown, o?: unknown) =>
      make(isObject(of) ? of : front(), "createIntersectionObserver", o),
    createMediaQueryObserver: (of?: unknown) =>
      make(isObject(of) ? of : front(), "createMediaQueryObserver"),
    createAnimation,
  };
}

function make(of: object, name: string, ...values: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(of, name);
  if (typeof method !== "function") throw new Error(`${name} is not there`);
  return Reflect.apply(method, of, values);
}

async function scroll(caller: PageCaller, o: Options): Promise<void> {
  const scroller = frontPage();
  if (scroller === undefined) throw new Failure("there is no page yet");
  const selector = textOf(o, "selector");
  const top =
    selector === ""
      ? numberOf(o, "scrollTop", scroller.scrollTop)
      : scroller.scrollTop + (await topOf(caller, selector)) + numberOf(o, "offsetTop", 0);
  await glide(scroller, top, numberOf(o, "duration", SCROLL_MS));
}

/** How far an element is below the page's visible top. */
function topOf(caller: PageCaller, selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const query = make(caller, "createSelectorQuery") as Query;
    query.select(selector).boundingClientRect();
    query.exec(([rect]) => {
      if (rect) resolve(rect.top);
      else reject(new Failure(`scrollTo: there is no ${selector}`));
    });
  });
}

type Query = {
  select: (selector: string) => { boundingClientRect: () => unknown };
  exec: (use: (results: readonly ({ readonly top: number } | null)[]) => void) => void;
};

/** Slows down towards its end, and ends exactly there. */
function glide(scroller: HTMLElement, top: number, durationMs: number): Promise<void> {
  const from = scroller.scrollTop;
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const move = (): void => {
      const part = Math.min(1, (performance.now() - startedMs) / Math.max(durationMs, 1));
      scroller.scrollTop = from + (top - from) * (1 - (1 - part) ** 3);
      if (part < 1) setTimeout(move, FRAME_MS);
      else resolve();
    };
    move();
  });
}
