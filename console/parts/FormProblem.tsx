import { useEffect, useRef, useState } from "react";
import type { CallError } from "../lib/call.ts";
import { issuesOf } from "../lib/issues.ts";
import { filled, useWords } from "../lib/language.tsx";
import { Problem } from "./Problem.tsx";
import { words } from "./wordsForm.ts";

/**
 * Why a form was refused. What its fields say themselves is not said again: one sentence leads there. What no field says
 * is told whole.
 */
export function FormProblem({ problem }: { readonly problem: CallError | undefined }) {
  const { edit: t } = useWords(words);
  const place = useRef<HTMLDivElement>(null);
  const [isMarked, setMarked] = useState(false);
  useEffect(() => {
    const form = place.current?.closest("form");
    setMarked(Boolean(form?.querySelector(".is-wrong, .wrong, .t-is-error")));
  }, [problem]);
  const n = issuesOf(problem).length;
  return (
    <div ref={place}>
      {problem === undefined ? null : n > 0 && isMarked ? (
        <span className="bad" role="alert">
          {filled(t.fix, { n })}
        </span>
      ) : (
        <>
          <Problem problem={problem} />
          {problem.code === "changed_meanwhile" ? (
            <a href={location.href} target="_blank" rel="noreferrer">
              {t.newest}
            </a>
          ) : null}
        </>
      )}
    </div>
  );
}
