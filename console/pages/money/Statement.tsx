import { useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { Button } from "tdesign-react";
import type { StaffStatementReply } from "#contracts/statement.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { dayText } from "../../lib/time.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { readStatement } from "../../services/books.ts";
import { causeOf } from "./cause.ts";
import { daysOfMonth } from "./days.ts";
import { MonthBar } from "./MonthBar.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsStatement.ts";
import "./money.css";

type Entries = StaffStatementReply["entries"];
type Texts = (typeof words)["zh"]["texts"];

/** A month of a promoter's account. */
export function Statement() {
  const { promoterId = "" } = useParams();
  const t = useWords(words);
  const may = useMay();
  const filter = useUrlFilter();
  const asking = filter.get("month");
  const month = daysOfMonth(asking) === null ? dayText(Date.now()).slice(0, 7) : asking;
  const asked = useCall(`${promoterId} ${month}`, () =>
    readStatement({ promoterId, month, afterSeq: 0 }),
  );
  const number = asked.data?.promoterNumber ?? null;
  const back = may("lists.promoter")
    ? { to: `/promoters/${encodeURIComponent(promoterId)}`, text: t.back }
    : undefined;
  return (
    <Page
      title={number === null ? t.title : filled(t.titleOf, { n: number })}
      back={back}
      note={<p className="faint">{t.note}</p>}
    >
      <MonthBar month={month} onMonth={(next) => filter.set({ month: next })} />
      <Loaded asked={asked}>
        {(statement) => (
          <>
            <Balances statement={statement} />
            <EntryTable key={`${promoterId} ${month}`} first={statement} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const NAMES = [
  ...(["availableFen", "frozenFen", "paidFen", "taxFen"] as const),
  ...(["maturedFen", "repaidFen", "writtenOffFen"] as const),
];

function Balances({ statement }: { readonly statement: StaffStatementReply }) {
  const t = useWords(words);
  const { opening, totals, closing } = statement;
  return (
    <Section>
      <table className="plain">
        <thead>
          <tr>
            <th>{t.account}</th>
            <th className="right">{t.opening}</th>
            <th className="right">{t.totals}</th>
            <th className="right">{t.closing}</th>
          </tr>
        </thead>
        <tbody>
          {NAMES.map((name) => (
            <tr key={name}>
              <td>{t.balances[name]}</td>
              {[opening, totals, closing].map((balances, index) => (
                <td key={index} className="right">
                  <Amount fen={balances[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The month's entries; further pages come when somebody asks for them. */
function EntryTable({ first }: { readonly first: StaffStatementReply }) {
  const t = useWords(words);
  const { more } = useWords(common);
  const [entries, setEntries] = useState<Entries>(first.entries);
  const [next, setNext] = useState(first.nextAfterSeq);
  useEffect(() => {
    setEntries(first.entries);
    setNext(first.nextAfterSeq);
  }, [first]);
  const { send, isSending, problem } = useSend(async (afterSeq: number) => {
    const { promoterId, month } = first;
    const page = await readStatement({ promoterId, month, afterSeq });
    setEntries([...entries, ...page.entries]);
    setNext(page.nextAfterSeq);
  });
  if (entries.length === 0) return <Nothing title={t.empty} />;
  return (
    <>
      <div className="rows">
        <table className="plain">
          <thead>
            <tr>
              <th>{t.columns.seq}</th>
              <th>{t.columns.at}</th>
              <th>{t.columns.text}</th>
              <th className="right">{t.columns.amount}</th>
              <th className="right">{t.columns.available}</th>
              <th>{t.columns.cause}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.seq}>
                <td className="number">{entry.seq}</td>
                <td>
                  <When atMs={entry.atMs} />
                </td>
                <td>{textOf(entry, t.texts)}</td>
                <td className="right">
                  <Amount fen={entry.amountFen} />
                </td>
                <td className="right">
                  <Amount fen={entry.change.availableFen} />
                </td>
                <td>
                  <CauseLink promoterId={first.promoterId} cause={entry.cause} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problem ? <Problem problem={problem} /> : null}
      {next === null ? null : (
        <Button
          className="more"
          variant="outline"
          loading={isSending}
          onClick={() => void send(next)}
        >
          {more}
        </Button>
      )}
    </>
  );
}

/** Books write Chinese; other languages say it by its kind. */
function textOf({ cause, text, change }: Entries[number], texts: Texts): string {
  const kind = cause.split("/", 1)[0] ?? "";
  const isTakenBack = kind === "roll" && change.maturedFen < 0;
  return texts?.[isTakenBack ? "takenBack" : kind] ?? text;
}

/** What an entry rests on, as a link to it. */
function CauseLink({ promoterId, cause }: { readonly promoterId: string; readonly cause: string }) {
  const { causes } = useWords(words);
  const may = useMay();
  const { kind, id, path } = causeOf(promoterId, cause);
  const isWithdrawal = path?.startsWith("/withdrawals/") ?? false;
  const told = filled(causes[isWithdrawal ? "withdrawal" : kind] ?? cause, { id });
  const mayOpen = path !== null && may(isWithdrawal ? "withdraw.find" : "lists.shares");
  return mayOpen ? <Link to={path}>{told}</Link> : <span title={cause}>{told}</span>;
}
