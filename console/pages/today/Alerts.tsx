import type { ReactNode } from "react";
import { Link } from "react-router";
import type { AlertShown, Severity } from "#core/reports/alerts.ts";
import { useCanOpen } from "../../app/canOpen.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { alertPath } from "./alertPaths.ts";
import { words } from "./words.ts";

const TONES: Readonly<Record<Severity, string>> = { stop: "bad", alert: "warn", notice: "" };

/** A link, where the person may open what it leads to. */
function Way({
  to,
  look,
  children,
}: {
  readonly to: string;
  readonly look: string;
  readonly children: ReactNode;
}) {
  const canOpen = useCanOpen();
  return canOpen(to) ? (
    <Link to={to} className={look}>
      {children}
    </Link>
  ) : (
    <div className={look}>{children}</div>
  );
}

/** What needs somebody, the worst first; each leads to where it is mended. */
export function Alerts({
  alerts,
  asOfMs,
}: {
  readonly alerts: readonly AlertShown[];
  readonly asOfMs: number;
}) {
  const t = useWords(words);
  const isEnglish = useLanguage().language === "en";
  if (alerts.length === 0) return <p className="good">{t.calm}</p>;
  return (
    <ul className="alerts">
      {alerts.map(({ kind, severity, count: n, isMore, sinceMs, note, noteEn }) => (
        <li key={kind + note}>
          <Way to={alertPath(kind, asOfMs)} look={`alert ${TONES[severity]}`}>
            <span className="alert-name">{t.alerts[kind]}</span>
            <strong>{isMore ? filled(t.more, { n: count(n) }) : count(n)}</strong>
            <span className="faint">
              {[
                isEnglish ? noteEn : note,
                sinceMs === null ? "" : filled(t.since, { at: momentText(sinceMs) }),
              ]
                .filter((part) => part !== "")
                .join(" · ")}
            </span>
          </Way>
        </li>
      ))}
    </ul>
  );
}
