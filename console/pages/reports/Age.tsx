import { Alert } from "tdesign-react";
import type { ReportAge } from "#core/reports/shown.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { words } from "./words.ts";

/** How old a report's figures are, and which days it does not know. */
export function Age({ age }: { readonly age: ReportAge }) {
  const t = useWords(words);
  const { asOfMs, missingDays } = age;
  return (
    <>
      {missingDays.length === 0 ? null : (
        <Alert theme="warning" message={filled(t.missing, { days: missingDays.join(" ") })} />
      )}
      {asOfMs === null ? null : (
        <p className="faint">{filled(t.age, { at: momentText(asOfMs) })}</p>
      )}
    </>
  );
}
