import { frontPage, pageTop } from "./pageTop.ts";

type Fields = Readonly<Record<string, unknown>>;
type Result = Record<string, unknown> | null;
type Component = {
  readonly _$: {
    getShadowRoot(): {
      querySelector(selector: string): { readonly $$: unknown } | null;
      querySelectorAll(selector: string): readonly { readonly $$: unknown }[];
    };
  };
};
type Push = (
  this: unknown,
  selector: string | null,
  component: Component,
  isSingle: boolean,
  fields: Fields,
  callback: (result: Result | Result[]) => void,
) => void;

const mended = new WeakSet<object>();

/** Gives a page's queries what the adapter lacks: `node`, and positions as they are in the page. */
export function mendSelectorQuery(create: unknown, caller: object): void {
  if (typeof create !== "function") return;
  const query: unknown = create.call(caller);
  const prototype = Object.getPrototypeOf(query) as { _$push: Push };
  if (mended.has(prototype)) return;
  mended.add(prototype);
  const { _$push: push } = prototype;
  prototype._$push = function (selector, component, isSingle, fields, callback) {
    push.call(this, selector, component, isSingle, fields, (result) => {
      const results = Array.isArray(result) ? result : [result];
      if (selector === null) results.forEach((one) => fillViewport(one, fields));
      else {
        results.forEach(fromPageTop);
        if (fields["node"] === true) addNodes(results, component, selector, isSingle);
      }
      callback(result);
    });
  };
}

function addNodes(
  results: Result[],
  component: Component,
  selector: string,
  isSingle: boolean,
): void {
  const root = component._$.getShadowRoot();
  const found = isSingle ? [root.querySelector(selector)] : root.querySelectorAll(selector);
  results.forEach((result, at) => {
    if (result !== null) result["node"] = found[at]?.$$;
  });
}

function fromPageTop(result: Result): void {
  if (result === null) return;
  for (const side of ["top", "bottom"]) {
    const value = result[side];
    if (typeof value === "number") result[side] = value - pageTop();
  }
}

/** The window of a page ends at its bars, and it is the page that scrolls. */
function fillViewport(result: Result, fields: Fields): void {
  const page = frontPage();
  if (page === undefined || result === null) return;
  const { clientWidth: width, clientHeight: height } = page;
  if (fields["size"] === true) Object.assign(result, { width, height });
  if (fields["rect"] === true) Object.assign(result, { right: width, bottom: height });
  if (fields["scrollOffset"] === true) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = page;
    Object.assign(result, { scrollTop, scrollLeft, scrollHeight, scrollWidth });
  }
}
