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

/** Stands for the page until the selector is written, so that the parser need not know how it is asked for. */
const PAGE_MARK = "/*page*/";

const markPage = selectorParser((selectors) => {
  selectors.each((selector) => {
    const { nodes } = selector;
    const last = nodes.findLastIndex(({ type }) => type === "combinator") + 1;
    const drawn = nodes.slice(last).find((node) => selectorParser.isPseudoElement(node));
    const mark = selectorParser.string({ value: PAGE_MARK });
    if (drawn === undefined) selector.append(mark);
    else selector.insertBefore(drawn, mark);
  });
});

/** A selector of a page's WXSS, which on a phone counts on that page alone. It gets no heavier by it. */
export function pageSelector(selector: string, path: string): string {
  const page = `:where(.mp-page[data-path="${path}"] *)`;
  const isPlain = !/[:[\\(/]/.test(selector);
  if (!isPlain) return markPage.processSync(selector).replaceAll(PAGE_MARK, page);
  return selector.replace(/\s*(,|$)/g, `${page}$1`);
}
