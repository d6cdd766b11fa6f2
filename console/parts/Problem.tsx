import { Alert, Button } from "tdesign-react";
import type { CallError } from "../lib/call.ts";
import { issuesOf } from "../lib/issues.ts";
import { useWords } from "../lib/language.tsx";
import { sentenceOf, textOf } from "../lib/said.ts";
import { words } from "./words.ts";

/** What went wrong, in the function's sentence, where it stands in the form, and a way on. */
export function Problem({
  problem,
  onRetry,
}: {
  readonly problem: CallError;
  readonly onRetry?: () => void;
}) {
  const { problem: t } = useWords(words);
  const told: Readonly<Record<string, string>> = {
    ...{ network: t.network, defect: t.defect, request_invalid: t.invalid },
  };
  return (
    <Alert
      theme="error"
      className="problem"
      message={
        <>
          {told[problem.code] ?? sentenceOf(problem)}
          {issuesOf(problem).map(({ path, message }) => (
            <div key={path + message} className="faint">
              {path === "" ? "" : `${t.fields[path] ?? `${t.where} ${path}`}: `}
              {textOf(message)}
            </div>
          ))}
        </>
      }
      operation={
        onRetry ? (
          <Button size="small" variant="text" theme="primary" onClick={onRetry}>
            {t.retry}
          </Button>
        ) : undefined
      }
    />
  );
}
