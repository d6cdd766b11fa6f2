import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Declaration, Root, Rule } from "postcss";

/** A font of icons that comes from a CDN, and the package that has the same icons as pictures. */
export type IconFont = {
  readonly name: string;
  /** In the font's address. */
  readonly from: RegExp;
  readonly package: string;
  /** The folder of the pictures in it. */
  readonly folder: string;
  /** Gives the icon's name. */
  readonly selector: RegExp;
  /** Of every icon. */
  readonly base: string;
};

export const ICON_FONTS: readonly IconFont[] = [
  {
    name: "tdesign",
    from: /tdesign\.gtimg\.com\/icon/,
    package: "tdesign-icons-svg",
    folder: "src",
    selector: /^\.t-icon-([\w-]+)::?before$/,
    base: ".t-icon-base:before",
  },
];

/** Where the pictures of an icon font lie; undefined where the package is not installed. */
export function iconFolder(font: IconFont, root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", font.package, font.folder);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The address at which the server gives a picture of an icon font. */
export const ICONS_AT = "/icons/";

/**
 * Draws the icons of known fonts from pictures, so that they show without a network. A font whose package the project
 * has not installed stays as it is.
 */
export function iconsAsMasks(root: Root, projectRoot: string): Root {
  root.walkAtRules("font-face", (face) => {
    const font = ICON_FONTS.find(({ from }) => from.test(face.toString()));
    if (font === undefined || iconFolder(font, projectRoot) === undefined) return;
    face.remove();
    root.walkRules((rule) => {
      const [, icon] = font.selector.exec(rule.selector) ?? [];
      if (icon !== undefined) draw(rule, `${ICONS_AT}${font.name}/${icon}.svg`);
    });
    root.prepend(`${font.base}{display:inline-block;width:1em;height:1em}`);
  });
  return root;
}

function draw(rule: Rule, address: string): void {
  rule.walkDecls("content", (content: Declaration) => {
    content.replaceWith(
      { prop: "content", value: '""' },
      { prop: "background", value: "currentColor" },
      { prop: "mask", value: `url(${address}) center/contain no-repeat` },
    );
  });
}
