import { useEffect, useRef } from "react";

/**
 * Esc closes a dialog also when nothing in it has the focus, as after the focused button went away, or Tab led to the page
 * under it: TDesign's dialogs only hear keys from inside.
 */
export function useEscape(onClose: (() => void) | null): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isInside =
        event.target instanceof Element && event.target.closest(".t-dialog, .t-drawer") !== null;
      if (event.key === "Escape" && !isInside) latest.current?.();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
