import { type ComponentType, lazy, type LazyExoticComponent } from "react";

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
  readonly page: LazyExoticComponent<ComponentType>;
};

type Loaded = Promise<Readonly<Record<string, unknown>>>;
/** A page by the name it is exported under: its code comes when it is opened first. */
export const from = (load: () => Loaded, name: string): Screen["page"] =>
  lazy(async () => ({ default: (await load())[name] as ComponentType }));
