import { type ReactNode, useLayoutEffect } from "react";

const isAtDoor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".door") !== null;

/**
 * What is behind the door. While the door is shut, it stays as its person left it: what he was writing is there when he is
 * back. Nobody sees it or reaches it meanwhile, and keys that are meant for it are dropped.
 */
export function Behind({
  isShut,
  children,
}: {
  readonly isShut: boolean;
  readonly children: ReactNode;
}) {
  useLayoutEffect(() => {
    if (!isShut) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (!isAtDoor(event.target)) event.stopPropagation();
    };
    // Dialogs and drawers stand beside the console in the document, so the whole of it is shut.
    document.body.classList.add("is-shut");
    window.addEventListener("keydown", onKey, true);
    return () => {
      document.body.classList.remove("is-shut");
      window.removeEventListener("keydown", onKey, true);
    };
  }, [isShut]);
  return (
    <div className="behind" inert={isShut}>
      {children}
    </div>
  );
}
