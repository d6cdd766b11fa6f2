import { useEffect, useRef, useState } from "react";
import { guardBack } from "./backGuard.ts";

type Leaving = { readonly go: () => void };

/** The page of an address, without its filters: leaving these is no leaving. */
const pageOf = (hash: string): string => hash.split("?")[0] ?? hash;

/**
 * Keeps a person from losing what is not saved: links and the browser's back ask first. What is asked stands in `leaving`;
 * null = nothing. Closing the window asks in the browser's own words.
 */
export function useUnsaved(isDirty: boolean) {
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const isFree = useRef(false);
  useEffect(() => {
    isFree.current = false;
    if (!isDirty) return undefined;
    const home = { hash: location.hash, state: history.state as unknown };
    const onClose = (event: BeforeUnloadEvent) => {
      if (!isFree.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
      if (!(link instanceof HTMLAnchorElement) || isFree.current) return;
      if (pageOf(link.hash) === pageOf(home.hash)) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || link.target === "_blank") return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving({ go: () => (location.hash = link.hash) });
    };
    const onPop = (event: PopStateEvent) => {
      const there = location.hash;
      if (isFree.current || pageOf(there) === pageOf(home.hash)) return;
      // The browser is there already: the page is put back on top, before the router hears of it.
      event.stopImmediatePropagation();
      history.pushState(home.state, "", home.hash);
      setLeaving({ go: () => (location.hash = there) });
    };
    window.addEventListener("beforeunload", onClose);
    document.addEventListener("click", onClick, true);
    const leaveBack = guardBack(onPop);
    return () => {
      window.removeEventListener("beforeunload", onClose);
      document.removeEventListener("click", onClick, true);
      leaveBack();
    };
  }, [isDirty]);
  return {
    leaving,
    stay: () => setLeaving(null),
    leave: () => {
      isFree.current = true;
      leaving?.go();
      setLeaving(null);
    },
  };
}
