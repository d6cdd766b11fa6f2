import { type ComponentType, createElement, useEffect, useState } from "react";
import { Waiting } from "../parts/Waiting.tsx";
import { renew, Unreached } from "./renew.ts";

export type Group =
  "today" | "people" | "trade" | "goods" | "money" | "content" | "reports" | "brand";

/** One screen. Those that are `isInMenu` stand in the menu under their group. */
export type Screen = {
  /** Places of a path are written ":name". */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly group: Group;
  /** Left out: reached from another screen only. */
  readonly isInMenu?: true;
  /** Whoever may do one of these actions sees it. */
  readonly needs: readonly string[];
  readonly page: ScreenPage;
};
/** A page whose code comes when it is opened first, or before that with `load`. */
export type ScreenPage = ComponentType & { readonly load: () => Promise<unknown> };

type Loaded = Promise<Readonly<Record<string, unknown>>>;
/**
 * A page by the name it is exported under. What is here already is drawn at once, and the rest as soon as it is: React's
 * own way of waiting would show nothing before 300 ms are over.
 */
export function from(load: () => Loaded, name: string): ScreenPage {
  let known: ComponentType | undefined;
  const bringPage = async (): Promise<ComponentType> =>
    (known ??= (await load())[name] as ComponentType);
  function Page() {
    const [shown, show] = useState<{ readonly page?: ComponentType; readonly error?: unknown }>(
      known ? { page: known } : {},
    );
    useEffect(() => {
      if (shown.page === undefined) {
        bringPage().then(
          (page) => show({ page }),
          async () => {
            if (!(await renew(Date.now()))) show({ error: new Unreached() });
          },
        );
      }
    }, []);
    if ("error" in shown) throw shown.error; // Whoever stands around it tells, and tries again.
    return createElement(shown.page ?? Waiting);
  }
  return Object.assign(Page, { load: bringPage });
}

/** Has the code of a page come before it is opened. Whoever opens it is told if it cannot. */
export const bring = async (screen: Screen | undefined): Promise<void> => {
  await screen?.page.load().catch(() => undefined);
};
