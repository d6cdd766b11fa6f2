import { useEffect, useRef } from "react";

/** What Esc closes first, where it is open. */
const ABOVE =
  ".t-dialog__ctx, .t-popup:not([style*='display: none']) .t-select__list, .t-date-picker__panel";

/** Esc closes a drawer wherever the focus is, unless something stands over it: TDesign's hears keys only from inside. */
export function useDrawerKeys(onClose: () => void): void {
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
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
