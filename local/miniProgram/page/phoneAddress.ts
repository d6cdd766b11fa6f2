import { writeAddress } from "./pageAddress.ts";

/** How a mini program was opened, as `getLaunchOptionsSync` tells it. */
export type Launch = {
  /** Without a slash in front; "" = the first page of app.json. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** WeChat's number for where it was opened from. */
  readonly scene: number;
};

/** The address of one phone: who holds it, how it was opened, how it looks. */
export type PhoneAddress = {
  readonly who: string;
  readonly launch?: Launch | undefined;
  readonly theme?: "light" | "dark" | undefined;
  readonly fontSize?: number | undefined;
  readonly language?: "en" | undefined;
};

/** Source of the numbers: WeChat, "场景值". */
export const SCENES = {
  ...{ list: 1001, shareToOne: 1007, shareToGroup: 1008, codePicture: 1013, fromShare: 1044 },
  ...{ code: 1047, codeFromAlbum: 1049, timeline: 1155, search: 1053 },
} as const;

/** `/phone?who=…&path=pages%2Fa%2Fa%3Fid%3D1&scene=1047&theme=dark` */
export function phoneUrl({ who, launch, theme, fontSize, language }: PhoneAddress): string {
  const search = new URLSearchParams({ who });
  if (launch !== undefined && launch.path !== "") {
    search.set("path", writeAddress(launch.path, launch.query));
  }
  if (launch !== undefined) search.set("scene", String(launch.scene));
  if (theme === "dark") search.set("theme", theme);
  if (fontSize !== undefined && fontSize !== 16) search.set("fontSize", String(fontSize));
  if (language !== undefined) search.set("lang", language);
  return `/phone?${search}`;
}
