import { Alert, Button } from "tdesign-react";
import type { CallError } from "../lib/call.ts";
import { useWords } from "../lib/language.tsx";
import { words } from "./words.ts";

type Issue = { readonly path: string; readonly message: string };

/** What went wrong, in the function's own sentence, where it stands in the form, and a way on. */
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
    ...t.codes,
  };
  const issues = (problem.facts["issues"] ?? []) as readonly Issue[];
  return (
    <Alert
      theme="error"
      className="problem"
      message={
        <>
          {told[problem.code] ?? problem.message}
          {issues.map(({ path, message }) => (
            <div key={path + message} className="faint">
              {path === "" ? "" : `${t.fields[path] ?? `${t.where} ${path}`}: `}
              {message}
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
