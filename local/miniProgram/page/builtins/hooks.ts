/** What the built-in components ask of the phone around them. The runtime and `wx` fill it in; each has a harmless default. */
export type BuiltinHooks = {
  /** Where a component finds a file: `/assets/x.png`, a path relative to the component `ownerPath`, `cloud://…`, `wxfile://…`. */
  resolveSource: (source: string, ownerPath: string) => string | Promise<string>;
  navigate: (openType: string, url: string, delta: number) => void;
  /** Says on the screen, by name, what this phone cannot do. */
  notEmulated: (what: string) => void;
  /** A long press on an image with `show-menu-by-longpress`. */
  imageMenu: (image: { readonly src: string; readonly element: HTMLElement }) => void;
  /** Where sheets over the pages go. */
  layers: () => HTMLElement;
  navigationBar: (bar: NavigationBar) => void;
};

export type NavigationBar = {
  readonly title: string;
  readonly frontColor: string;
  readonly backgroundColor: string;
  readonly isLoading: boolean;
};

export const builtinHooks: BuiltinHooks = {
  resolveSource: (source) => source,
  navigate: (openType, url) => builtinHooks.notEmulated(`navigator ${openType} ${url}`),
  notEmulated: (what) => console.warn(`not emulated: ${what}`),
  imageMenu: () => builtinHooks.notEmulated("the menu of an image"),
  layers: () => document.body,
  navigationBar: () => {},
};

/** Gives the resolved place to `use`: at once where it is known at once. A file that is not found stays as it was named. */
export function withSource(
  source: string,
  ownerPath: string,
  use: (resolved: string) => void,
): void {
  if (source === "" || /^(https?:|data:|blob:)/.test(source)) return use(source);
  const resolved = builtinHooks.resolveSource(source, ownerPath);
  if (typeof resolved === "string") return use(resolved);
  resolved.then(use, () => use(source));
}
