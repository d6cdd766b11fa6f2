import {
  glassEasel,
  MiniProgramEnv,
  type AssociatedBackend,
  type CodeSpace,
  type ComponentEnv,
} from "glass-easel-miniprogram-adapter";
import { pathFrom } from "../pageAddress.ts";
import { createBackend } from "./backend.ts";
import { inlineInPageUnits } from "./inlineStyles.ts";
import type { Program, ProgramComponent } from "./program.ts";
import { addReady } from "./ready.ts";
import { quietPackages } from "./warnings.ts";

type Definition = Readonly<Record<string, unknown>>;
type Define = (definition: Definition) => unknown;

/** Where a mini program's components live, and how its pages are made. */
export type Space = {
  readonly space: CodeSpace;
  readonly backend: AssociatedBackend;
  /** Runs the scripts of a page and of all that it uses, once. */
  readonly ensure: (path: string) => void;
};

/** Components of the program are defined as their scripts run, which is when a page first needs them. */
export function createSpace(
  program: Program,
  defineBuiltins: (space: CodeSpace) => void,
  guard: (run: () => unknown) => void,
): Space {
  glassEasel.globalOptions.writeIdToDOM = true;
  quietPackages();
  inlineInPageUnits();
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace("", true);
  defineBuiltins(space);
  addReady(space);
  const backend = env.associateBackend(createBackend());
  backend.registerStyleSheetContent("app", program.css);
  space.addStyleSheet("app", "app");
  const components = new Map(program.components.map((component) => [component.path, component]));
  for (const component of program.components) register(space, backend, program, component);
  const defining = defineGlobals(space, (path) => ensure(path));
  const entered = new Set<string>();

  function ensure(path: string): void {
    const component = components.get(path);
    if (component === undefined || entered.has(path)) return;
    entered.add(path);
    const { usingComponents, componentGenerics } = component.config;
    Object.values(usingComponents).forEach((used) => ensure(used.slice(1)));
    for (const generic of Object.values((componentGenerics ?? {}) as object)) {
      const target = (generic as { default?: string }).default;
      if (target !== undefined) ensure(target.slice(1));
    }
    // One component that fails leaves its place empty; the page around it still shows.
    guard(() => defining(path, component.run));
  }
  return { space, backend, ensure };
}

function register(
  space: CodeSpace,
  backend: AssociatedBackend,
  { templates }: Program,
  { path, scope, config, css }: ProgramComponent,
): void {
  space.addComponentStaticConfig(path, config);
  const content = templates[path];
  if (content !== undefined) {
    space.addCompiledTemplate(path, { groupList: templates, content });
  }
  backend.registerStyleSheetContent(path, css);
  space.addStyleSheet(path, path, scope);
}

/**
 * Sets `Page`, `Component` and `Behavior`. What is given back runs the script of one component, so that a definition
 * is of the component whose script runs. What a component has a relation to is defined before it, by `ensure`:
 * glass-easel looks for it once, which may be on a page where it is not.
 */
function defineGlobals(
  space: CodeSpace,
  ensure: (path: string) => void,
): (path: string, run: () => void) => void {
  const named = namedBehaviors(space);
  let running: string | undefined;
  let isDefined = false;
  const define = (kind: keyof ComponentEnv) => (definition: Definition) => {
    if (kind !== "Behavior" && running === undefined) {
      throw new Error(`${kind}() may only be called by the script of a page or a component`);
    }
    if (kind !== "Behavior") isDefined = true;
    for (const target of Object.keys(definition["relations"] ?? {})) {
      if (running !== undefined) ensure(pathFrom(target, running));
    }
    return space.componentEnv(running ?? "", (env) => {
      const make = env[kind] as Define;
      return make(withBehaviors(definition, named));
    });
  };
  Object.assign(globalThis, {
    Page: define("Page"),
    Component: define("Component"),
    Behavior: define("Behavior"),
  });
  return (path, run) => {
    const [before, wasDefined] = [running, isDefined];
    [running, isDefined] = [path, false];
    try {
      run();
      if (!isDefined) throw new Error(`${path}: its script calls neither Page nor Component`);
    } finally {
      [running, isDefined] = [before, wasDefined];
    }
  };
}

/** WeChat's own behaviors, which are given by name. */
function namedBehaviors(space: CodeSpace): ReadonlyMap<string, unknown> {
  const behavior = (definition: Definition) =>
    space.componentEnv("wx-behaviors", ({ Behavior }) => (Behavior as Define)(definition));
  return new Map([
    ["wx://form-field", behavior({ properties: { name: String, value: null } })],
    ["wx://form-field-group", behavior({})],
    ["wx://form-field-button", behavior({})],
    ["wx://component-export", behavior({})],
    ["wx://proxy-scroll-view", behavior({})],
  ]);
}

function withBehaviors(definition: Definition, named: ReadonlyMap<string, unknown>): Definition {
  const { behaviors } = definition;
  if (!Array.isArray(behaviors)) return definition;
  const resolved = behaviors.map((behavior: unknown) => {
    if (typeof behavior !== "string") return behavior;
    const found = named.get(behavior);
    if (found === undefined) console.warn(`not emulated: behavior ${behavior}`);
    return found;
  });
  return { ...definition, behaviors: resolved.filter((behavior) => behavior !== undefined) };
}
