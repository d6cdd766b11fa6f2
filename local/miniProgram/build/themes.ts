import type { AtRule } from "postcss";

const THEME = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/;

/**
 * Makes a theme's styles ask the root element and not the browser, so that a dark phone can stand beside a light one.
 * A mini program without dark mode is light, whatever its phone is.
 */
export function themeByRoot(media: AtRule, hasDarkMode: boolean): void {
  const [condition, theme] = THEME.exec(media.params) ?? [];
  if (condition === undefined) return;
  if (!hasDarkMode && theme === "dark") return void media.remove();
  if (hasDarkMode) {
    media.walkRules((rule) => {
      const { parent } = rule;
      if (parent?.type === "atrule" && (parent as AtRule).name.endsWith("keyframes")) return;
      // Of no weight: the order of the rules still decides.
      const asked = `:where(:root[data-theme="${theme}"])`;
      rule.selectors = rule.selectors.map((selector) => `${asked} ${selector}`);
    });
  }
  const rest = media.params
    .replace(condition, "")
    .replace(/^\s*and\b|\band\s*$/g, "")
    .replace(/\band\s+and\b/, "and")
    .trim();
  if (rest === "" || rest === "screen") media.replaceWith(media.nodes ?? []);
  else media.params = rest;
}
