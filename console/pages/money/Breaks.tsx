import { useState } from "react";
import { Link } from "react-router";
import { MessagePlugin, Tabs } from "tdesign-react";
import type { ShownBreak } from "#contracts/reconcile.ts";
import { useMay } from "../../app/may.ts";
import { CallError } from "../../lib/call.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { sentenceOf } from "../../lib/said.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Amount } from "../../parts/Amount.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { listBreaks, takeBreak } from "../../services/books.ts";
import { breakPath } from "./breakPath.ts";
import { BreakDrawer } from "./BreakDrawer.tsx";
import { cursorOf, placeOf } from "./cursor.ts";
import { StaffName } from "./People.tsx";
import { words } from "./wordsBreaks.ts";
import "./money.css";

/** Old ones stand out: WeChat's bills of three days are in by then. */
const OLD_DAYS = 3;

/** Where WeChat's bills and our books differ, the oldest first. */
export function Breaks() {
  const t = useWords(words);
  const may = useMay();
  const filter = useUrlFilter();
  const isClosed = filter.get("state") === "closed";
  const [opened, setOpened] = useState<ShownBreak | null>(null);
  const [version, setVersion] = useState(0);
  const columns = useColumns(isClosed);
  const takeAll = async (rows: readonly ShownBreak[], done: () => void) => {
    try {
      for (const { _id } of rows) await takeBreak(_id);
      void MessagePlugin.success(t.taken);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      void MessagePlugin.error(sentenceOf(error));
    }
    done();
  };
  return (
    <>
      <ListPage<ShownBreak>
        list="breaks"
        title={t.title}
        note={<p className="faint">{t.note}</p>}
        version={version}
        above={
          <Tabs
            className="state-tabs"
            value={isClosed ? "closed" : "open"}
            onChange={(value) => filter.set({ state: value === "closed" ? "closed" : "" })}
            list={[
              { value: "open", label: t.tabs.open },
              { value: "closed", label: t.tabs.closed },
            ]}
          />
        }
        filters={[]}
        load={async ({ get, cursor }) => {
          const after = placeOf(cursor);
          const { breaks, next } = await listBreaks({
            ...{ isOpen: get("state") !== "closed", limit: 50 },
            after: after && { foundAtMs: after.atMs, id: after.id },
          });
          return { rows: breaks, next: cursorOf(next && { atMs: next.foundAtMs, id: next.id }) };
        }}
        rowKey={({ _id }) => _id}
        onOpen={setOpened}
        columns={columns}
        bulk={
          !isClosed && may("books.takeBreak")
            ? [{ text: t.take, key: "t", run: (rows, done) => void takeAll(rows, done) }]
            : []
        }
        whenEmpty={isClosed ? { title: t.emptyClosed } : { title: t.empty, hint: t.emptyHint }}
      />
      {opened === null ? null : (
        <BreakDrawer
          one={opened}
          onChange={(one) => {
            // Whoever closed the drawer before the answer came does not want it back.
            setOpened((shown) => (shown?._id === one._id ? one : shown));
            setVersion((last) => last + 1);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function useColumns(isClosed: boolean): readonly Column<ShownBreak>[] {
  const t = useWords(words);
  const { columns: c } = t;
  return [
    { key: "day", title: c.day, cell: ({ day }) => <span className="number">{day}</span> },
    { key: "kind", title: c.kind, cell: ({ kind }) => t.kinds[kind] ?? kind },
    {
      ...{ key: "about", title: c.about },
      cell: (one) => {
        const path = breakPath(one);
        const about = <code>{one.about}</code>;
        return path === null ? about : <Link to={path}>{about}</Link>;
      },
    },
    {
      ...{ key: "theirs", title: c.theirs, align: "right" },
      cell: ({ theirsFen }) => <Amount fen={theirsFen} />,
    },
    {
      ...{ key: "ours", title: c.ours, align: "right" },
      cell: ({ oursFen }) => <Amount fen={oursFen} />,
    },
    isClosed
      ? { key: "closed", title: c.closed, cell: ({ closedAtMs }) => <When atMs={closedAtMs} /> }
      : {
          ...{ key: "age", title: c.age, align: "right" },
          cell: ({ ageDays }) => (
            <span className={ageDays >= OLD_DAYS ? "wrong" : ""}>
              {filled(t.days, { n: ageDays })}
            </span>
          ),
        },
    {
      ...{ key: "owner", title: c.owner },
      cell: ({ owner }) =>
        owner === null ? <span className="faint">{t.nobody}</span> : <StaffName id={owner} />,
    },
  ];
}
