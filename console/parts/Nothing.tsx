import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMay, useMe } from "../app/may.ts";
import { inMenu } from "../app/routes.ts";
import { words as shellWords } from "../app/words.ts";
import { filled, useLanguage, useWords } from "../lib/language.tsx";
import { useTitle } from "./useTitle.ts";

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
  useTitle(forbidden.title);
  return (
    <Nothing title={forbidden.title} hint={filled(forbidden.hint, { role: roles[role] ?? role })}>
      <WayBack />
    </Nothing>
  );
}

export function Lost() {
  const { lost } = useWords(shellWords);
  useTitle(lost.title);
  return (
    <Nothing title={lost.title} hint={lost.hint}>
      <WayBack />
    </Nothing>
  );
}

/** The first screen of the person's menu. */
function WayBack() {
  const { lost } = useWords(shellWords);
  const { language } = useLanguage();
  const [first] = inMenu(useMay());
  return first ? <Link to={first.path}>{filled(lost.back, { name: first[language] })}</Link> : null;
}
