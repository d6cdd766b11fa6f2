import { useEffect, useRef } from "react";

/** Keys of a page, by name: nothing happens while somebody types or a dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const isOpen = document.querySelector(".t-dialog__ctx, .t-drawer--open") !== null;
      const { target } = event;
      const isTyping =
        target instanceof Element && target.closest("input, textarea, select") !== null;
      const deed = latest.current[event.key];
      if (isOpen || isTyping || deed === undefined) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
