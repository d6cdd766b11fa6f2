const KEPT_AT = "fenrun.renewedAtMs";
/** Whoever was just renewed and still lacks a file has another trouble: reloading for ever would not end it. */
const AGAIN_MS = 60_000;

/**
 * The files of a page may be gone: the console was deployed anew after this window was opened. Then the window is loaded
 * anew, at the same address. False where that does not help: nobody answers, or it was done a moment ago.
 */
export async function renew(nowMs: number): Promise<boolean> {
  if (nowMs - Number(sessionStorage.getItem(KEPT_AT)) < AGAIN_MS) return false;
  const isThere = await fetch("index.html", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) return false;
  sessionStorage.setItem(KEPT_AT, String(nowMs));
  location.reload();
  return true;
}

/** A page whose files did not come. */
export class Unreached extends Error {}
