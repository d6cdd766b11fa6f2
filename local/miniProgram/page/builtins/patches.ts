import { glassEasel } from "glass-easel-miniprogram-adapter";
import { applyAnimation } from "./animation.ts";
import { labelledOf } from "./builtin.ts";
import { domOf, inner } from "./inner.ts";
import { decodeEntities } from "./textDecode.ts";

/** Attributes of a plain element that are there or not, whatever their value. */
const SWITCHES = new Set([
  "hidden",
  "selectable",
  "user-select",
  "decode",
  "hover-stop-propagation",
]);

/** Brings glass-easel's elements as near to WeChat's as tests and pages need; once for all spaces. */
export function patchElements(): void {
  patchPlainAttributes();
  patchUnknownProperties();
  patchIds();
  patchDataset();
  patchEventPlaces();
}

let isPatched = false;
export function patchOnce(): void {
  if (isPatched) return;
  isPatched = true;
  patchElements();
}

/** View and text are plain DOM elements: what WXML gives them are attributes. */
function patchPlainAttributes(): void {
  Object.assign(glassEasel.NativeNode.prototype, {
    updateAttribute(this: glassEasel.NativeNode, name: string, value: unknown) {
      const element = domOf(this);
      if (element !== undefined && takesSpecially(element, name, value)) return;
      if (value === undefined || value === null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

/** `hidden`, `aria-*` and `animation` mean the same on every element: plain, built-in or own. */
function takesSpecially(element: HTMLElement, name: string, value: unknown): boolean {
  if (name === "animation") applyAnimation(element, value);
  else if (SWITCHES.has(name)) {
    element.toggleAttribute(name, Boolean(value));
    if (name === "decode" && Boolean(value)) decodeEntities(element);
  } else if (name === "aria-role") setOrRemove(labelledOf(element), "role", value);
  else if (name.startsWith("aria-")) setOrRemove(labelledOf(element), name, value);
  else return false;
  return true;
}

function setOrRemove(element: HTMLElement, name: string, value: unknown): void {
  if (value === undefined || value === null || value === "") element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

const dashed = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A component that declares no `hidden` or `ariaLabel` has them all the same. */
function patchUnknownProperties(): void {
  const group = glassEasel.DataGroup.prototype;
  const replace = inner<(name: string, value: unknown) => boolean>(group, "replaceProperty");
  Object.assign(group, {
    replaceProperty(this: object, name: string, value: unknown): boolean {
      if (replace.call(this, name, value)) return true;
      const component = inner<object | null>(this, "_$comp");
      const element = component === null ? undefined : domOf(component);
      return element !== undefined && takesSpecially(element, dashed(name), value);
    },
  });
}

/** The `id` of WXML is the `id` in the DOM, without the prefix of its component. */
function patchIds(): void {
  const prototype = glassEasel.Element.prototype;
  const own = Object.getOwnPropertyDescriptor(prototype, "id");
  const set = own?.set;
  const get = own?.get;
  if (set === undefined || get === undefined) throw new Error("glass-easel's elements have no id");
  Object.defineProperty(prototype, "id", {
    ...{ configurable: true, get },
    set(this: glassEasel.Element, id: unknown) {
      set.call(this, id);
      const element = domOf(this);
      if (element !== undefined) element.id = String(id ?? "");
    },
  });
}

/** Plain values of `data-*` are in the DOM too, for whoever looks at a page from outside. */
function patchDataset(): void {
  const set = inner<(name: string, value: unknown) => void>(
    glassEasel.Element.prototype,
    "setDataset",
  );
  Object.assign(glassEasel.Element.prototype, {
    setDataset(this: glassEasel.Element, name: string, value: unknown) {
      set.call(this, name, value);
      if (typeof value === "object" || value === undefined) return;
      domOf(this)?.setAttribute(`data-${dashed(name)}`, String(value));
    },
  });
}

/** In WeChat the places of an event are plain objects, and say where they lie in the page. */
function patchEventPlaces(): void {
  Object.assign(glassEasel.Event.prototype, {
    wrapShadowedEvent(
      this: glassEasel.Event<unknown>,
      target: object,
      mark: unknown,
      currentTarget: object,
    ) {
      const wrapped: object = Object.create(this);
      const { type, timeStamp, detail, extraFields } = this;
      // Fields of its own, for pages copy and print events.
      return Object.assign(
        wrapped,
        { type, timeStamp, detail, ...extraFields },
        {
          target: placeOf(target),
          mark: mark ?? {},
          currentTarget: target === currentTarget ? placeOf(target) : placeOf(currentTarget),
        },
      );
    },
  });
}

/** Where `elementOfPlace` finds the element again; pages do not see it. */
const elements = new WeakMap<object, glassEasel.Element>();
export const elementOfPlace = (place: object): glassEasel.Element | undefined =>
  elements.get(place);

function placeOf(caller: object) {
  const element =
    inner<glassEasel.Element | undefined>(caller, "_$") ?? (caller as glassEasel.Element);
  const place = {
    id: element.id,
    dataset: element.dataset,
    get offsetLeft() {
      return domOf(element)?.offsetLeft ?? 0;
    },
    get offsetTop() {
      return domOf(element)?.offsetTop ?? 0;
    },
  };
  elements.set(place, element);
  return place;
}
