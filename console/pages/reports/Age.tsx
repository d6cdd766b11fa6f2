import type { ReactNode } from "react";
import { Alert } from "tdesign-react";
import type { ReportAge } from "#core/reports/shown.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { words } from "./words.ts";
import "./reports.css";

/** How old a report's figures are, and which days it does not know. */
export function Age({
  age,
  children,
}: {
  readonly age: ReportAge;
  /** What else is said in the same line. */
  readonly children?: ReactNode;
}) {
  const t = useWords(words);
  const { asOfMs, missingDays } = age;
  return (
    <>
      {missingDays.length === 0 ? null : (
        <Alert
          className="problem"
          theme="warning"
          message={filled(t.missing, { days: missingDays.join(" ") })}
        />
      )}
      <p className="faint age">
        {children}
        {children && asOfMs !== null ? " · " : null}
        {asOfMs === null ? null : filled(t.age, { at: momentText(asOfMs) })}
      </p>
    </>
  );
}
