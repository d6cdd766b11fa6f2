import { useEffect, useRef } from "react";

/**
 * Esc closes a dialog also when nothing in it has the focus, as after the focused button went away: TDesign's dialogs
 * only hear keys from inside.
 */
export function useEscape(onClose: (() => void) | null): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && event.target === document.body) latest.current?.();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
