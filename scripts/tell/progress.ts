const LINE_EVERY_MS = 5_000;
const BAR_EVERY_MS = 100;
const BAR_WIDTH = 30;

/**
 * Shows on standard error how far a long job is: a bar on a terminal, a line every 5 s elsewhere.
 *
 * - `share`: 0 to 1, or null while nobody knows the whole.
 */
export function openProgress(title: string) {
  const { stderr } = process;
  let shownMs = Date.now();
  let isBarShown = false;
  return {
    show(share: number | null, text: string): void {
      const nowMs = Date.now();
      if (nowMs - shownMs < (stderr.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
      shownMs = nowMs;
      const full = Math.trunc(BAR_WIDTH * (share ?? 0));
      const bar = share === null ? "" : ` [${"#".repeat(full).padEnd(BAR_WIDTH, ".")}]`;
      stderr.write(stderr.isTTY ? `\r\x1b[2K${title}${bar} ${text}` : `${title} ${text}\n`);
      isBarShown = stderr.isTTY;
    },
    /** Takes the bar away. */
    end(): void {
      if (isBarShown) stderr.write("\r\x1b[2K");
    },
  };
}
