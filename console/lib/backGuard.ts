type Guard = (event: PopStateEvent) => void;
let guard: Guard | null = null;

/**
 * Lets a form see the browser's back before the router does. Browsers call the listeners of `window` in the order in which
 * they were added, so the application imports this before its router starts.
 */
window.addEventListener("popstate", (event) => guard?.(event));

/** Who is asked from now on; returns how to be asked no more. */
export function guardBack(asked: Guard): () => void {
  guard = asked;
  return () => {
    if (guard === asked) guard = null;
  };
}
