import { glassEasel } from "glass-easel-miniprogram-adapter";
import { inner } from "./inner.ts";
import { elementOfPlace } from "./patches.ts";
import { componentOf, wxsInstance } from "./wxsInstance.ts";

type Changed = (
  value: unknown,
  old: unknown,
  host: glassEasel.Element,
  element: glassEasel.Element,
) => void;
type Heard = (
  caller: object,
  event: { readonly currentTarget: object },
  listener: (...values: readonly unknown[]) => unknown,
  path?: readonly unknown[] | null,
) => unknown;

/**
 * `change:prop` hands WXS the owner and the element, as WeChat's instances; after the change is drawn, for the code
 * looks for elements that are drawn by the same change.
 */
const filterChanged = (listener: (...values: readonly unknown[]) => void): Changed =>
  function changed(value, old, host, element) {
    queueMicrotask(() => listener(value, old, wxsInstance(host), wxsInstance(element)));
  };

/** A listener that lies in WXS gets the event and its owner; one of the page gets the event alone. */
const hear: Heard = (caller, event, listener, path) => {
  const isOfPage = (path === undefined || path === null) && isMethodOf(caller, listener);
  if (isOfPage) return listener.call(caller, event);
  const element = elementOfPlace(event.currentTarget);
  if (element !== undefined) Object.assign(event, { instance: wxsInstance(element) });
  return listener(event, wxsInstance(componentOf(caller)));
};

/** A template can name a function of WXS within any expression; what is no method of the page is one. */
function isMethodOf(caller: object, listener: unknown): boolean {
  if (Object.values(caller).includes(listener)) return true;
  const methods = inner<Record<string, unknown>>(componentOf(caller), "_$methodMap");
  for (const name in methods) if (methods[name] === listener) return true;
  return false;
}

/**
 * Lets templates call WXS on events and on changes of a property. The class that runs templates is not exported: it is
 * reached through a component that exists for a moment.
 */
export function installWxsEvents(space: glassEasel.ComponentSpace): void {
  const definition = space.defineComponent({ is: "builtin/probe" });
  const probe = glassEasel.Component.createWithContext(
    "probe",
    definition.general(),
    new glassEasel.EmptyBackendContext(),
  );
  const wrapper = inner<object>(inner<object>(probe, "_$tmplInst"), "procGenWrapper");
  const prototype: object | null = Object.getPrototypeOf(wrapper);
  if (prototype === null) throw new Error("glass-easel runs templates in another way");
  Object.assign(prototype, {
    setFnFilter(this: { changePropFilter: unknown }) {
      this.changePropFilter = filterChanged;
    },
    setEventListenerWrapper(this: { eventListenerWrapper: unknown }) {
      this.eventListenerWrapper = hear;
    },
  });
}
