import { Fragment } from "react";
import { Link } from "react-router";
import { Tag } from "tdesign-react";
import type { AuditsReply } from "#contracts/audit.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { textOf } from "../../lib/said.ts";
import { When } from "../../parts/When.tsx";
import { violationPath } from "./violationPath.ts";
import { words } from "./wordsAudits.ts";

type Run = AuditsReply["audits"][number];

/** Night by night: how much was looked at, and each thing that was wrong. */
export function AuditRuns({ runs }: { readonly runs: readonly Run[] }) {
  const t = useWords(words);
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t.day}</th>
          <th>{t.started}</th>
          <th>{t.finished}</th>
          <th className="right">{t.cases}</th>
          <th className="right">{t.wallets}</th>
          <th className="right">{t.documents}</th>
          <th className="right">{t.checks}</th>
          <th>{t.found}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Fragment key={run.day}>
            <tr>
              <td className="number">{run.day}</td>
              <td>
                <When atMs={run.startedAtMs} />
              </td>
              <td>
                {run.finishedAtMs === null ? (
                  <span className="warn">{t.running}</span>
                ) : (
                  <When atMs={run.finishedAtMs} />
                )}
              </td>
              <td className="right number">{count(run.cases)}</td>
              <td className="right number">{count(run.wallets)}</td>
              <td className="right number">{count(run.documents ?? 0)}</td>
              <td className="right number">{run.checks}</td>
              <td>
                <Found n={run.violations.length} />
              </td>
            </tr>
            {run.violations.map((one) => (
              <Violation key={`${one.invariant} ${one.id} ${one.text}`} one={one} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Found({ n }: { readonly n: number }) {
  const t = useWords(words);
  return (
    <Tag size="small" variant="light" theme={n === 0 ? "success" : "danger"}>
      {n === 0 ? t.none : filled(t.problems, { n })}
    </Tag>
  );
}

/** One finding: the rule in words where they are known, its own words always, and what to do. */
function Violation({ one }: { readonly one: Run["violations"][number] }) {
  const t = useWords(words);
  const path = violationPath(one);
  const rule = t.violations[one.invariant];
  return (
    <tr className="violation">
      <td colSpan={8}>
        <strong className="wrong">
          {one.invariant}
          {rule === undefined ? "" : ` ${rule}`}
        </strong>{" "}
        <code>{one.id}</code> {path === null ? null : <Link to={path}>{t.mend} ›</Link>}
        <div>{one.text}</div>
        {one.todo === undefined ? null : (
          <div className="faint">
            {t.todo}: {textOf(one.todo)}
          </div>
        )}
      </td>
    </tr>
  );
}
