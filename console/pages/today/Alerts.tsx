import { Link } from "react-router";
import type { AlertShown, Severity } from "#core/reports/alerts.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { ALERT_PATHS } from "./alertPaths.ts";
import { words } from "./words.ts";

const TONES: Readonly<Record<Severity, string>> = { stop: "bad", alert: "warn", notice: "" };

/** What needs somebody, the worst first; each leads to where it is mended. */
export function Alerts({ alerts }: { readonly alerts: readonly AlertShown[] }) {
  const t = useWords(words);
  if (alerts.length === 0) return <p className="good">{t.calm}</p>;
  return (
    <ul className="alerts">
      {alerts.map(({ kind, severity, count: n, isMore, sinceMs, note }) => (
        <li key={kind + note}>
          <Link to={ALERT_PATHS[kind]} className={`alert ${TONES[severity]}`}>
            <span className="alert-name">{t.alerts[kind]}</span>
            <strong>{isMore ? filled(t.more, { n: count(n) }) : count(n)}</strong>
            <span className="faint">
              {[note, sinceMs === null ? "" : filled(t.since, { at: momentText(sinceMs) })]
                .filter((part) => part !== "")
                .join(" · ")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
