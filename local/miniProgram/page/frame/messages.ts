import type { Launch } from "../phoneAddress.ts";

/** What a phone tells the page around it. */
export type ToFrame = {
  readonly about: "openPhone";
  readonly who: string;
  readonly name: string;
  readonly launch: Launch;
};

/** What the page around it tells a phone. */
export type ToPhone = {
  readonly about: "look";
  readonly theme: "light" | "dark";
  readonly fontSize: number;
  readonly isOnline: boolean;
};

/** Words of the other side; those of anybody else, such as an extension's, are none. */
export function isAbout<T extends { about: string }>(data: unknown, about: T["about"]): data is T {
  return typeof data === "object" && data !== null && "about" in data && data.about === about;
}
