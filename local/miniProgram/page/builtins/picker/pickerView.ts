import { builtin } from "../builtin.ts";
import { scopedClass } from "../inner.ts";
import { listOf } from "./mode.ts";

const PROPERTIES = {
  ...{ value: null, indicatorStyle: "", indicatorClass: "", maskStyle: "", maskClass: "" },
  ...{ immediateChange: false },
};

type Turning = { readonly index: () => number; readonly turnTo: (index: number) => void };
const columns = new WeakMap<Element, Turning>();
const views = new WeakMap<Element, { readonly turned: () => void; readonly began: () => void }>();
const SETTLED_MS = 100;

/** `picker-view`: wheels in the page itself. A row is as high as the indicator. */
export const pickerView = builtin("picker-view", PROPERTIES, (host) => {
  const { element } = host;
  const wheel = made("builtin-wheel");
  const mask = made("builtin-mask");
  const indicator = made("builtin-indicator");
  element.append(wheel, mask, indicator);
  const all = () =>
    [...wheel.querySelectorAll("picker-view-column")].flatMap((one) => columns.get(one) ?? []);
  const measure = () => {
    if (indicator.offsetHeight > 0)
      element.style.setProperty("--row", `${indicator.offsetHeight}px`);
  };
  const turn = () => {
    measure();
    listOf(host.data.value).forEach((index, at) => all()[at]?.turnTo(Number(index) || 0));
  };
  views.set(element, {
    began: () => host.fire("pickstart", {}),
    turned() {
      const value = all().map((column) => column.index());
      host.fire("pickend", {});
      if (String(value) === String(host.data.value)) return;
      host.set("value", value);
      host.fire("change", { value });
    },
  });
  // The rows may come after the value did, and a popup around may get its size later.
  const later = () => void requestAnimationFrame(turn);
  new MutationObserver(later).observe(wheel, { childList: true, subtree: true });
  const sized = new ResizeObserver(later);
  return {
    slot: wheel,
    update(changed) {
      const { data, component } = host;
      indicator.setAttribute("style", data.indicatorStyle);
      indicator.className = `builtin-indicator ${scopedClass(component, data.indicatorClass)}`;
      mask.setAttribute("style", data.maskStyle);
      mask.className = `builtin-mask ${scopedClass(component, data.maskClass)}`;
      if (changed.has("value")) later();
    },
    attached: () => sized.observe(element),
    detached: () => sized.disconnect(),
  };
});

/** `picker-view-column`: one wheel. */
export const pickerViewColumn = builtin("picker-view-column", {}, (host) => {
  const turning = made("builtin-turning");
  host.element.append(turning);
  const rowPx = () => turning.firstElementChild?.getBoundingClientRect().height || 34;
  const index = () => {
    const last = Math.max(0, turning.children.length - 1);
    return Math.min(last, Math.max(0, Math.round(turning.scrollTop / rowPx())));
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The row that the value asks for: to turn there is no choice of a person. */
  let asked: number | undefined;
  const view = () => {
    const around = host.element.closest("picker-view");
    return around === null ? undefined : views.get(around);
  };
  turning.addEventListener("scroll", () => {
    if (timer === undefined && asked === undefined) view()?.began();
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      const isAsked = asked === index();
      asked = undefined;
      if (!isAsked) view()?.turned();
    }, SETTLED_MS);
  });
  turning.addEventListener("click", (event) => {
    const row = [...turning.children].findIndex(
      (one) => event.target instanceof Node && one.contains(event.target),
    );
    if (row >= 0) turning.scrollTo({ top: row * rowPx(), behavior: "smooth" });
  });
  columns.set(host.element, {
    index,
    turnTo(to) {
      if (timer !== undefined || index() === to) return;
      const before = turning.scrollTop;
      turning.scrollTop = to * rowPx();
      if (turning.scrollTop !== before) asked = to;
    },
  });
  return { slot: turning };
});

function made(className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  return element;
}
