import type { glassEasel } from "glass-easel-miniprogram-adapter";
import { dispatch, scrollsInside } from "./dispatch.ts";
import { startHover, endHover } from "./hover.ts";
import { drawnBy } from "./inner.ts";

/** One finger, as WeChat's events name it. The mouse is a finger too. */
export type Finger = {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly force: number;
};

/** Further than this, in px, it is a drag and no tap. */
const TAP_REACH_PX = 10;
const LONG_PRESS_MS = 350;
const MOUSE = 0;
/** Events of CSS that WeChat knows; they bubble. */
const STYLE_EVENTS = ["transitionend", "animationstart", "animationiteration", "animationend"];

/** The press that goes on. WeChat sends all of it to the element that was touched first. */
type Press = {
  readonly target: Element;
  readonly identifier: number;
  readonly startX: number;
  readonly startY: number;
  canTap: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
};

let press: Press | undefined;
/** What a finger tapped last: the browser sends its click after it, to whatever lies there by then. */
let tapped: Element | undefined;
/** The label of the last click: the browser clicks what it is for right after it. */
let clickedLabel: HTMLLabelElement | undefined;

/** Turns touches and the mouse into WeChat's touch events, tap and longpress, for all pages at once. */
export function listenToFingers(backend: glassEasel.CurrentWindowBackendContext): void {
  // Everything is heard once at the top; no element needs a listener of its own.
  Object.assign(backend, { setListenerStats: () => {} });
  listenToTouches();
  listenToMouse();
  document.addEventListener("click", onClick, { capture: true });
  for (const type of STYLE_EVENTS) {
    document.addEventListener(type, (event) => void dispatch(event.target, type, {}, {}), {
      capture: true,
    });
  }
}

function listenToTouches(): void {
  const options = { capture: true, passive: false };
  document.addEventListener("touchstart", (event) => onTouch(event, begin), options);
  document.addEventListener("touchmove", (event) => onTouch(event, move), options);
  document.addEventListener("touchend", (event) => onTouch(event, end), options);
  document.addEventListener("touchcancel", (event) => onTouch(event, cancel), options);
}

type Step = (target: Element, finger: Finger, fields: Fingers) => boolean;
type Fingers = { readonly touches: readonly Finger[]; readonly changedTouches: readonly Finger[] };

function onTouch(event: TouchEvent, step: Step): void {
  const finger = event.changedTouches[0];
  if (finger === undefined || !(event.target instanceof Element)) return;
  const { target } = event;
  const fields = {
    touches: Array.from(event.touches, fingerOf),
    changedTouches: Array.from(event.changedTouches, fingerOf),
  };
  const isPrevented = step(target, fingerOf(finger), fields);
  if (isPrevented && event.cancelable) event.preventDefault();
}

function listenToMouse(): void {
  const start = (event: PointerEvent) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    if (event.target instanceof Element) begin(event.target, mouseOf(event), one(event));
  };
  const later = (step: Step, isOver: boolean) => (event: PointerEvent) => {
    if (event.pointerType !== "mouse" || press === undefined) return;
    step(press.target, mouseOf(event), isOver ? { ...one(event), touches: [] } : one(event));
  };
  document.addEventListener("pointerdown", start, { capture: true });
  document.addEventListener("pointermove", later(move, false), { capture: true, passive: true });
  document.addEventListener("pointerup", later(end, true), { capture: true });
  document.addEventListener("pointercancel", later(cancel, true), { capture: true });
  // A native drag of a picture or a text would swallow the rest of the press.
  document.addEventListener("dragstart", (event) => {
    if (press !== undefined && drawnBy(event.target) !== undefined) event.preventDefault();
  });
}

const one = (event: PointerEvent): Fingers => ({
  touches: [mouseOf(event)],
  changedTouches: [mouseOf(event)],
});

const placeOf = ({ clientX, clientY, pageX, pageY }: Touch | PointerEvent) => {
  return { clientX, clientY, pageX, pageY };
};
const fingerOf = (touch: Touch): Finger => {
  return { ...placeOf(touch), identifier: touch.identifier, force: touch.force };
};
const mouseOf = (event: PointerEvent): Finger => {
  return { ...placeOf(event), identifier: MOUSE, force: 1 };
};

function begin(target: Element, finger: Finger, fields: Fingers): boolean {
  clearTimeout(press?.timer);
  press = {
    ...{ target, identifier: finger.identifier, canTap: fields.touches.length < 2 },
    ...{ startX: finger.clientX, startY: finger.clientY },
    timer: setTimeout(() => pressLong(target, finger, fields), LONG_PRESS_MS),
  };
  startHover(target);
  dispatch(target, "touchstart", {}, fields);
  return false; // What the browser does with it, such as focusing a field, goes on.
}

function move(target: Element, finger: Finger, fields: Fingers): boolean {
  if (press !== undefined && press.canTap) {
    const away = Math.hypot(finger.clientX - press.startX, finger.clientY - press.startY);
    if (away > TAP_REACH_PX) giveUpTap();
  }
  return dispatch(target, "touchmove", {}, fields) && !scrollsInside(target);
}

function end(target: Element, finger: Finger, fields: Fingers): boolean {
  const isTap = press?.canTap === true;
  clearTimeout(press?.timer);
  press = undefined;
  tapped = target;
  dispatch(target, "touchend", {}, fields);
  if (isTap && !isDisabled(target)) tap(target, finger);
  endHover();
  return false;
}

function cancel(target: Element, _finger: Finger, fields: Fingers): boolean {
  giveUpTap();
  press = undefined;
  dispatch(target, "touchcancel", {}, fields);
  return false;
}

function giveUpTap(): void {
  clearTimeout(press?.timer);
  if (press !== undefined) press.canTap = false;
  endHover();
}

function pressLong(target: Element, finger: Finger, fields: Fingers): void {
  if (press?.canTap !== true) return;
  const detail = { x: finger.pageX, y: finger.pageY };
  let isHeard = false;
  const hear = () => {
    isHeard = true;
  };
  dispatch(target, "longpress", detail, fields, hear);
  dispatch(target, "longtap", detail, fields, hear);
  if (isHeard && press !== undefined) press.canTap = false;
}

function tap(target: Element, finger: Finger): void {
  const fields = { touches: [finger], changedTouches: [finger] };
  dispatch(target, "tap", { x: finger.pageX, y: finger.pageY }, fields);
}

/** A click without a finger, by the keyboard or a script, is a tap too; so is that of a label on its button. */
function onClick(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || isDisabled(target)) return;
  const isOfLabel = clickedLabel?.control === target;
  if (!isOfLabel && isLate(event, target)) return swallow(event);
  clickedLabel = target.closest("label") ?? undefined;
  if (isOfLabel ? target.tagName !== "BUTTON" : event.detail > 0 && event.isTrusted) return;
  const { left, top, width, height } = target.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const place = { clientX: x, clientY: y, pageX: x, pageY: y };
  tap(target, { identifier: MOUSE, force: 1, ...place });
}

/** A click of a finger on what came under it only by its tap, such as a sheet: nobody meant it. */
function isLate(event: MouseEvent, target: Element): boolean {
  const isOfFinger = event instanceof PointerEvent && event.pointerType === "touch";
  if (!isOfFinger || !event.isTrusted || tapped === undefined) return false;
  return !tapped.contains(target) && !target.contains(tapped);
}

function swallow(event: Event): void {
  event.stopImmediatePropagation();
  event.preventDefault();
}

const isDisabled = (target: Element): boolean => target.closest("button[disabled]") !== null;
