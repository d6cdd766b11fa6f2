import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMe } from "../app/may.ts";
import { words as shellWords } from "../app/words.ts";
import { filled, useWords } from "../lib/language.tsx";

/** Nothing to show, and what to do about it. */
export function Nothing({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {hint ? <p className="faint">{hint}</p> : null}
      {children}
    </div>
  );
}

export function Forbidden() {
  const { forbidden, roles } = useWords(shellWords);
  const { role } = useMe();
  return (
    <Nothing title={forbidden.title} hint={filled(forbidden.hint, { role: roles[role] ?? role })} />
  );
}

export function Lost() {
  const { lost } = useWords(shellWords);
  return (
    <Nothing title={lost.title} hint={lost.hint}>
      <Link to="/">{lost.back}</Link>
    </Nothing>
  );
}
