const BEIJING_MS = 8 * 60 * 60 * 1000;

/** An instant at Beijing's clock, by which timers are written. */
export function beijingTime(atMs: number): string {
  return new Date(atMs + BEIJING_MS).toISOString().slice(0, 19).replace("T", " ");
}
