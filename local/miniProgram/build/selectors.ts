import selectorParser from "postcss-selector-parser";

const parse = (scope: string) =>
  selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === "class") node.value = `${scope}--${node.value}`;
      if (node.type === "pseudo" && node.value === ":host") node.replaceWith(hostOf(scope));
    });
  });

function hostOf(scope: string) {
  return selectorParser.attribute({
    attribute: "wx-host",
    operator: "=",
    value: scope,
    quoteMark: '"',
    raws: {},
  });
}

const CLASS = /\.(?=-?[A-Za-z_])/g;
/** Where a dot may be no class. */
const NEEDS_PARSER = /[[\\"']|:host/;

/** A selector whose classes and `:host` mean those of one component alone. Without a scope it stays as it is. */
export function scopedSelector(selector: string, scope: string | undefined): string {
  if (scope === undefined) return selector;
  // Most are plain, and some sheets have thousands.
  if (!NEEDS_PARSER.test(selector)) return selector.replace(CLASS, `.${scope}--`);
  return parse(scope).processSync(selector);
}
