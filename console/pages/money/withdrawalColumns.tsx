import { Fragment } from "react";
import { Tag } from "tdesign-react";
import type { WithdrawalRow } from "#contracts/lists.ts";
import type { WithdrawalDate } from "#core/lists/states.ts";
import { useLanguage, useWords } from "../../lib/language.tsx";
import { Amount } from "../../parts/Amount.tsx";
import type { Column } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { failureText } from "./failureText.ts";
import { StaffName } from "./People.tsx";
import { words as common } from "./words.ts";
import { words as failureWords } from "./wordsFailures.ts";
import { words } from "./wordsWithdrawals.ts";

/** How a state looks: what needs somebody stands out, what is over does not. */
const THEMES = {
  requested: "warning",
  approved: "primary",
  sending: "primary",
  confirming: "primary",
  paid: "success",
  released: "default",
} as const;

export function StateTag({ state, reason }: Pick<WithdrawalRow, "state" | "reason">) {
  const t = useWords(common);
  const isFailure = reason === "failed" || reason === "expired";
  return (
    <Tag size="small" variant="light" theme={isFailure ? "danger" : THEMES[state]}>
      {reason === null ? t.states[state] : t.reasons[reason]}
    </Tag>
  );
}

const instantOf = (row: WithdrawalRow, dated: WithdrawalDate): number | null =>
  ({ requested: row.requestedAtMs, sent: row.sentAtMs, ended: row.closedAtMs })[dated];

/** `dated`: which of its instants is shown. */
export function useWithdrawalColumns(dated: WithdrawalDate): readonly Column<WithdrawalRow>[] {
  const { columns: t, times } = useWords(words);
  const all = useWords(common);
  const { language } = useLanguage();
  const failures = useWords(failureWords);
  const next = (row: WithdrawalRow) =>
    failureText(row, failures) ??
    (language === "zh" ? row.nextText : row.next && all.waits[row.next]);
  return [
    {
      ...{ key: "who", title: t.who },
      cell: ({ promoterId, promoterNumber }) => (
        <Promoter id={promoterId} number={promoterNumber} />
      ),
    },
    {
      ...{ key: "amount", title: t.amount, align: "right" },
      cell: (row) => <Amount fen={row.amountFen} />,
    },
    { ...{ key: "tax", title: t.tax, align: "right" }, cell: (row) => <Amount fen={row.taxFen} /> },
    { ...{ key: "net", title: t.net, align: "right" }, cell: (row) => <Amount fen={row.netFen} /> },
    {
      ...{ key: "requested", title: times[dated] },
      cell: (row) => <When atMs={instantOf(row, dated)} />,
    },
    { key: "state", title: t.state, cell: (row) => <StateTag {...row} /> },
    {
      ...{ key: "approvals", title: t.approvals },
      cell: ({ approvals, approvalsNeeded, state }) =>
        approvals.length === 0 ? (
          <span className="faint">{state === "released" ? "—" : `0/${approvalsNeeded}`}</span>
        ) : (
          <>
            {approvals.map(({ by }, at) => (
              <Fragment key={by}>
                {at === 0 ? "" : all.comma}
                <StaffName id={by} />
              </Fragment>
            ))}{" "}
            {/* What is over needs no more, whether it had enough or not. */}
            {state === "released" ? null : (
              <span className="faint">
                {approvals.length}/{approvalsNeeded}
              </span>
            )}
          </>
        ),
    },
    { key: "next", title: t.next, width: 280, cell: (row) => next(row) },
  ];
}
