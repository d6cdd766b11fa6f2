import type { ComponentChildren } from "preact";

/** A word for a state. */
export function Badge({
  kind,
  children,
}: {
  kind: "good" | "bad" | "warn" | "soft";
  children: ComponentChildren;
}) {
  return <span class={`badge ${kind}`}>{children}</span>;
}
