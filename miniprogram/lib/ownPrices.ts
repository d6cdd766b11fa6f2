/** So long the functions may believe whose prices a person is shown. Source: docs/domain/catalogue.md. */
const BELIEVED_MS = 5_000;

let changedAtMs = 0;

/** What the person pays has changed: he became a member. */
export function notePricesChanged(nowMs = Date.now()): void {
  changedAtMs = nowMs;
}

/**
 * Whether a list that was read at an instant may show the prices from before. It may for a few seconds after the change,
 * too, since the functions remember for so long.
 */
export const arePricesOld = (readAtMs: number): boolean =>
  changedAtMs > 0 && readAtMs < changedAtMs + BELIEVED_MS;
