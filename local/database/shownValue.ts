import type { Value } from "./value.ts";

/** A value as an error message shows it: short, and never an error itself (JSON knows no longs). */
export function shownValue(value: Value | undefined): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "bigint" ? String(part) : part,
  );
  return (text ?? "missing").slice(0, 80);
}
