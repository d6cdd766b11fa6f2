import type { glassEasel } from "glass-easel-miniprogram-adapter";
import { inner, listenerOf } from "./inner.ts";

/** The type of a property follows from its default; `null` takes anything. */
export type Defaults = { readonly [name: string]: string | number | boolean | null };
type ValueOf<D> = D extends string
  ? string
  : D extends number
    ? number
    : D extends boolean
      ? boolean
      : unknown;
export type Values<P extends Defaults> = { readonly [K in keyof P]: ValueOf<P[K]> };

export type FireOptions = {
  readonly bubbles?: boolean;
  /** Gets what each listener returns: `bindinput` may answer with another text. */
  readonly onReturn?: (returned: unknown) => void;
};

/** One component on a page, as its maker sees it. */
export type Host<P extends Defaults> = {
  readonly element: HTMLElement;
  readonly component: glassEasel.GeneralComponent;
  /** The properties; not to be read before the first `update`. */
  readonly data: Values<P>;
  readonly fire: (type: string, detail: object, options?: FireOptions) => void;
  readonly isBound: (type: string) => boolean;
  /** Changes a property from inside; a page that bound it by `model:` follows. */
  readonly set: <K extends keyof P & string>(name: K, value: Values<P>[K]) => void;
  /** Path of the component whose template holds this one, without a slash in front. */
  readonly ownerPath: () => string;
};

export type Built<P extends Defaults> = {
  /** Where children go; the element itself unless told. */
  readonly slot?: HTMLElement;
  /** The element that `aria-*` describe; the element itself unless told. */
  readonly labelled?: HTMLElement;
  /** Called once before the component is shown, with every name, and again with what changed. */
  readonly update?: (changed: ReadonlySet<keyof P>) => void;
  readonly attached?: () => void;
  readonly detached?: () => void;
  readonly pageShown?: () => void;
};

/** A kind of built-in component, ready to be made known to a space. */
export type Builtin = {
  readonly tag: string;
  readonly register: (space: glassEasel.ComponentSpace) => void;
};

const builts = new WeakMap<object, Built<Defaults>>();
const labelledElements = new WeakMap<Element, HTMLElement>();

/** Where `aria-*` of a host are written. */
export const labelledOf = (element: HTMLElement): HTMLElement =>
  labelledElements.get(element) ?? element;

/** Defines a component by what it does with its DOM element; glass-easel keeps its properties, events and children. */
export function builtin<P extends Defaults>(
  tag: string,
  properties: P,
  build: (host: Host<P>) => Built<P>,
): Builtin {
  const all: ReadonlySet<keyof P> = new Set(Object.keys(properties));
  const engine = {
    create: () => ({
      createInstance(component: glassEasel.GeneralComponent) {
        const host = hostOf<P>(component, tag);
        const built = build(host);
        builts.set(component, built);
        if (built.labelled !== undefined) labelledElements.set(host.element, built.labelled);
        return {
          shadowRoot: shadowRootOf(host.element, built.slot ?? host.element),
          initValues: () => built.update?.(all),
          updateValues: (_data: unknown, changes: readonly { readonly 0: readonly unknown[] }[]) =>
            built.update?.(new Set(changes.map((change) => String(change[0][0])))),
        };
      },
    }),
  };
  return { tag, register: (space) => register(space, tag, properties, engine) };
}

function register(
  space: glassEasel.ComponentSpace,
  tag: string,
  properties: Defaults,
  templateEngine: glassEasel.templateEngine.TemplateEngine,
): void {
  const component = space.defineComponent({
    is: `builtin/${tag}`,
    options: { externalComponent: true, propertyEarlyInit: true, templateEngine },
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, propertyOf(value)]),
    ),
    lifetimes: {
      attached() {
        builts.get(this)?.attached?.();
      },
      detached() {
        builts.get(this)?.detached?.();
      },
    },
    pageLifetimes: {
      show() {
        builts.get(this)?.pageShown?.();
      },
    },
  });
  space.setGlobalUsingComponent(tag, component.general());
}

function propertyOf(value: Defaults[string]) {
  if (typeof value === "string") return { type: String, value };
  if (typeof value === "number") return { type: Number, value };
  if (typeof value === "boolean") return { type: Boolean, value };
  return { type: null, value };
}

function hostOf<P extends Defaults>(component: glassEasel.GeneralComponent, tag: string): Host<P> {
  // A page that was left has no elements any more, and its own code may still set data: what that makes is never seen.
  const element = inner<HTMLElement | null>(component, "$$") ?? document.createElement(tag);
  return {
    element,
    component,
    get data() {
      return inner<Values<P>>(component, "data");
    },
    fire(type, detail, { bubbles = false, onReturn } = {}) {
      component.triggerEvent(type, detail, {
        bubbles,
        capturePhase: true,
        handleListenerReturn: (returned) => onReturn?.(returned),
      });
    },
    isBound: (type) => listenerOf(component, type) !== undefined,
    set(name, value) {
      if (component.data[name] !== value) component.setData({ [name]: value });
    },
    ownerPath: () => component.ownerShadowRoot?.getHostNode().is ?? "",
  };
}

function shadowRootOf(root: HTMLElement, slot: HTMLElement) {
  const backend = { root, slot };
  return {
    root: inner<glassEasel.domlikeBackend.Element>(backend, "root"),
    slot: inner<glassEasel.domlikeBackend.Element>(backend, "slot"),
    getIdMap: () => ({}),
    handleEvent: () => {},
    setListener: () => {},
  };
}
