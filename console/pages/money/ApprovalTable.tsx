import { Link } from "react-router";
import { Tag } from "tdesign-react";
import type { Approved, PreviewedApproval, PreviewManyReply } from "#contracts/withdraw.ts";
import { useWords } from "../../lib/language.tsx";
import { sentenceOf } from "../../lib/said.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { keyOf, type Reviewable } from "./batch.ts";
import { words as common } from "./words.ts";
import { words } from "./wordsWithdrawals.ts";

type Props = {
  readonly preview: PreviewManyReply;
  readonly rows: readonly Reviewable[];
  readonly answers: readonly Approved[];
  readonly onOpen: () => void;
};

/** Row by row: what will happen, and then what did, with how it is mended. */
export function ApprovalTable({ preview, rows, answers, onOpen }: Props) {
  const { columns, dialog: t } = useWords(words);
  const numbers = new Map(rows.map((row) => [keyOf(row), row.promoterNumber]));
  const answered = new Map(answers.map((one) => [keyOf(one), one]));
  const isFailed = (row: PreviewedApproval) =>
    answered.get(keyOf(row))?.result.ok === false || row.outcome === "refused";
  // What somebody must look at stands first.
  const sorted = [...preview.rows].sort((a, b) => Number(isFailed(b)) - Number(isFailed(a)));
  return (
    <div className="rows approval-rows">
      <table className="plain">
        <thead>
          <tr>
            <th>{columns.who}</th>
            <th className="right">{columns.amount}</th>
            <th className="right">{columns.tax}</th>
            <th className="right">{columns.net}</th>
            <th>{t.outcome}</th>
            <th>{t.how}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={keyOf(row)}>
              <td>
                <Promoter id={row.promoterId} number={numbers.get(keyOf(row))} />
              </td>
              <td className="right">
                <Amount fen={row.amountFen} />
              </td>
              <td className="right">
                <Amount fen={row.taxFen} />
              </td>
              <td className="right">
                <Amount fen={row.netFen} />
              </td>
              <Outcome row={row} answer={answered.get(keyOf(row))} onOpen={onOpen} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type OutcomeProps = {
  readonly row: PreviewedApproval;
  readonly answer: Approved | undefined;
  readonly onOpen: () => void;
};

function Outcome({ row, answer, onOpen }: OutcomeProps) {
  const { dialog: t } = useWords(words);
  const all = useWords(common);
  const to = `/withdrawals/${encodeURIComponent(row.promoterId)}/${encodeURIComponent(row.withdrawalId)}`;
  if (answer === undefined) {
    const told = row.problem ? sentenceOf(row.problem) : row.waits ? all.waits[row.waits] : "";
    return (
      <>
        <td>
          <Tag
            size="small"
            variant="light"
            theme={row.outcome === "refused" ? "danger" : "default"}
          >
            {t.outcomes[row.outcome]}
          </Tag>
        </td>
        <td className="faint">{told}</td>
      </>
    );
  }
  if (answer.result.ok) {
    const { state, waits } = answer.result.data as {
      readonly state: keyof typeof all.states;
      readonly waits: keyof typeof all.waits | null;
    };
    return (
      <>
        <td>
          <Tag size="small" variant="light" theme="success">
            {all.states[state]}
          </Tag>
        </td>
        <td className="faint">{waits ? all.waits[waits] : ""}</td>
      </>
    );
  }
  const refusal = answer.result.error as { readonly code: string; readonly message: string };
  return (
    <>
      <td className="wrong">{sentenceOf(refusal)}</td>
      <td>
        <Link to={to} onClick={onOpen}>
          {t.mend[refusal.code] ?? t.mend["other"]}
        </Link>
      </td>
    </>
  );
}
