import { type RefObject, useEffect, useRef } from "react";

/** So long until a drawer has come in: before that nothing in it can have the focus. */
const OPENED_MS = 260;
/** What Esc closes first, where it is open. */
const ABOVE =
  ".t-dialog__ctx, .t-popup:not([style*='display: none']) .t-select__list, .t-date-picker__panel";

/**
 * Keys of a drawer, which TDesign's leaves to whoever has the focus: Esc closes it wherever the focus is, unless
 * something stands over it; its first field that can be typed into gets the focus.
 */
export function useDrawerKeys(onClose: () => void, place?: RefObject<HTMLElement | null>): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const isUnder = [...document.querySelectorAll<HTMLElement>(ABOVE)].some(
        (one) => one.offsetParent !== null,
      );
      if (!isUnder) latest.current();
    };
    document.addEventListener("keydown", onKey);
    const timer = setTimeout(
      () => place?.current?.querySelector<HTMLInputElement>("input:not(:disabled)")?.focus(),
      OPENED_MS,
    );
    return () => {
      document.removeEventListener("keydown", onKey);
      clearTimeout(timer);
    };
  }, [place]);
}
