import { useState } from "react";
import { Tabs, Tag } from "tdesign-react";
import type { DebtReply } from "#contracts/debts.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Amount } from "../../parts/Amount.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { listDebts, readDebt } from "../../services/books.ts";
import { DebtDrawer } from "./DebtDrawer.tsx";
import { words } from "./wordsDebts.ts";
import "./money.css";

const WHICH = ["owed", "writtenOff"] as const;
const whichOf = (text: string) => WHICH.find((one) => one === text) ?? "owed";

/** Who owes something back after refunds, and what the brand gave up. */
export function Debts() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const [opened, setOpened] = useState<DebtReply | null>(null);
  const [version, setVersion] = useState(0);
  const columns = useColumns();
  // Whoever closed the drawer before the answer came does not want it back.
  const show = (debt: DebtReply) =>
    setOpened((shown) => (shown?.promoterId === debt.promoterId ? debt : shown));
  const open = (debt: DebtReply) => {
    setOpened(debt);
    // The list may be old; if there is no answer, it is what there is.
    readDebt(debt.promoterId).then(show, () => undefined);
  };
  return (
    <>
      <ListPage<DebtReply>
        list="debts"
        title={t.title}
        note={<p className="faint">{t.note}</p>}
        version={version}
        above={
          <Tabs
            className="state-tabs"
            value={whichOf(filter.get("which"))}
            onChange={(value) => filter.set({ which: String(value) })}
            list={WHICH.map((value) => ({ value, label: t.which[value] }))}
          />
        }
        filters={[]}
        load={async ({ get, cursor }) => {
          const which = whichOf(get("which"));
          const { debts, nextAfterId } = await listDebts({ which, afterId: cursor, limit: 50 });
          return { rows: debts, next: nextAfterId };
        }}
        rowKey={({ promoterId }) => promoterId}
        onOpen={open}
        columns={columns}
        whenEmpty={
          whichOf(filter.get("which")) === "owed"
            ? { title: t.empty, hint: t.emptyHint }
            : { title: t.emptyWrittenOff }
        }
      />
      {opened === null ? null : (
        <DebtDrawer
          debt={opened}
          onChange={(debt) => {
            show(debt);
            setVersion((last) => last + 1);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<DebtReply>[] {
  const { columns: t, times, days, waiting, waitingRepaid } = useWords(words);
  return [
    { key: "who", title: t.who, cell: ({ promoterId }) => <Promoter id={promoterId} /> },
    {
      ...{ key: "owed", title: t.owed, align: "right" },
      cell: ({ owedFen }) => <Amount fen={owedFen} />,
    },
    {
      ...{ key: "days", title: t.days, align: "right" },
      cell: (row) => (row.sinceMs === null ? "—" : filled(days, { n: row.days })),
    },
    {
      ...{ key: "reminders", title: t.reminders, align: "right" },
      cell: ({ reminders }) => filled(times, { n: reminders }),
    },
    {
      ...{ key: "proposal", title: t.proposal },
      cell: ({ proposal, repayment }) =>
        [proposal && waiting, repayment && waitingRepaid].map((told) =>
          told === null ? null : (
            <Tag key={told} size="small" variant="light" theme="warning">
              {told}
            </Tag>
          ),
        ),
    },
    {
      ...{ key: "repaid", title: t.repaid, align: "right" },
      cell: ({ repaidFen }) => <Amount fen={repaidFen} />,
    },
    {
      ...{ key: "writtenOff", title: t.writtenOff, align: "right" },
      cell: ({ writtenOffFen }) => <Amount fen={writtenOffFen} />,
    },
  ];
}
