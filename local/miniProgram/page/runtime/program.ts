import type { CodeSpace } from "glass-easel-miniprogram-adapter";

type Json = Readonly<Record<string, unknown>>;

/** A mini program as its build hands it over. */
export type Program = {
  /** app.json, with `pages` of all packages that were built. */
  readonly app: Json & { readonly pages: readonly string[] };
  /** What `@name` in a settings file means. */
  readonly theme: { readonly light: Json; readonly dark: Json };
  readonly subpackages: readonly string[];
  /** Of app.wxss. */
  readonly css: string;
  readonly templates: Templates;
  readonly runApp: () => void;
  readonly components: readonly ProgramComponent[];
};

type CompiledTemplate = Parameters<CodeSpace["addCompiledTemplate"]>[1];
export type Templates = Readonly<Record<string, CompiledTemplate["content"]>>;

/** A page or a component. */
export type ProgramComponent = {
  readonly path: string;
  readonly isPage: boolean;
  /** Stands before its classes in `css`; undefined where its styles are shared. */
  readonly scope?: string;
  readonly config: Json & { readonly usingComponents: Readonly<Record<string, string>> };
  readonly css: string;
  /** Runs its script, which calls `Page` or `Component`. */
  readonly run: () => void;
};
