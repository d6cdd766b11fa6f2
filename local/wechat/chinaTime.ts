const OFFSET_MS = 8 * 3_600_000;

/** An instant as WeChat Pay v3 writes it: "2026-01-31T09:00:00+08:00". */
export function chinaTime(atMs: number): string {
  return `${new Date(atMs + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** An instant as WeChat Pay v2 writes it: "20260131090000", in China's time. */
export function chinaDigits(atMs: number): string {
  return new Date(atMs + OFFSET_MS).toISOString().slice(0, 19).replace(/\D/g, "");
}
