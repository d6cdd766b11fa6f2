import type { ReactNode } from "react";
import { Link } from "react-router";
import { useCanOpen } from "../app/canOpen.ts";

/** One number with its name; a link where it leads to its documents and the person may see them. */
export function Figure({
  name,
  value,
  note,
  to,
  tone,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly to?: string;
  readonly tone?: "bad" | "good";
}) {
  const canOpen = useCanOpen();
  const inner = (
    <>
      <span className="figure-name">{name}</span>
      <strong className={tone ? `figure-value ${tone}` : "figure-value"}>{value}</strong>
      {note ? <span className="faint">{note}</span> : null}
    </>
  );
  return to && canOpen(to) ? (
    <Link to={to} className="figure">
      {inner}
    </Link>
  ) : (
    <div className="figure">{inner}</div>
  );
}
