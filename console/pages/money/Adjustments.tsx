import { useState } from "react";
import { Button, Tabs, Tag } from "tdesign-react";
import type { AdjustmentListReply } from "#contracts/adjustments.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Amount } from "../../parts/Amount.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { listAdjustments } from "../../services/books.ts";
import { AdjustmentDrawer } from "./AdjustmentDrawer.tsx";
import { AdjustmentForm } from "./AdjustmentForm.tsx";
import { cursorOf, placeOf } from "./cursor.ts";
import { OrderLink, StaffName } from "./People.tsx";
import { useKeys } from "./useKeys.ts";
import { words } from "./wordsAdjust.ts";
import "./money.css";

export type Correction = AdjustmentListReply["corrections"][number];

/** Corrections of commission by two persons: what waits, and what was decided. */
export function Adjustments() {
  const t = useWords(words);
  const may = useMay();
  const filter = useUrlFilter();
  const [opened, setOpened] = useState<Correction | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [version, setVersion] = useState(0);
  const columns = useColumns();
  const mayMake = may("books.proposeAdjustment");
  useKeys(mayMake ? { n: () => setMaking(true) } : {});
  const close = () => {
    setOpened(null);
    setMaking(false);
    setVersion(version + 1);
  };
  return (
    <>
      <ListPage<Correction>
        list="adjustments"
        title={t.title}
        note={<p className="faint">{t.note}</p>}
        version={version}
        actions={mayMake ? <Button onClick={() => setMaking(true)}>{t.make}</Button> : null}
        above={
          <Tabs
            className="state-tabs"
            value={filter.get("state") === "decided" ? "decided" : "waiting"}
            onChange={(value) => filter.set({ state: value === "decided" ? "decided" : "" })}
            list={[
              { value: "waiting", label: t.tabs.waiting },
              { value: "decided", label: t.tabs.decided },
            ]}
          />
        }
        filters={[{ kind: "search", name: "order", label: t.order }]}
        load={async ({ get, cursor }) => {
          const orderId = get("order");
          const { corrections, next } = await listAdjustments({
            ...{ isWaiting: get("state") !== "decided", after: placeOf(cursor), limit: 50 },
            ...(orderId === "" ? {} : { orderId }),
          });
          return { rows: corrections, next: cursorOf(next && { atMs: next.atMs, id: next.id }) };
        }}
        rowKey={({ orderId, id }) => `${orderId}/${id}`}
        onOpen={setOpened}
        columns={columns}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {opened === null ? null : <AdjustmentDrawer correction={opened} onClose={close} />}
      {isMaking ? <AdjustmentForm onClose={close} /> : null}
    </>
  );
}

function useColumns(): readonly Column<Correction>[] {
  const t = useWords(words);
  const { columns: c } = t;
  return [
    { key: "order", title: c.order, cell: ({ orderId }) => <OrderLink id={orderId} /> },
    { key: "who", title: c.who, cell: ({ promoterId }) => <Promoter id={promoterId} /> },
    {
      ...{ key: "change", title: c.change, align: "right" },
      cell: ({ amountFen }) => (
        <>
          {amountFen > 0 ? "+" : ""}
          <Amount fen={amountFen} />
        </>
      ),
    },
    {
      ...{ key: "before", title: c.before, align: "right" },
      cell: ({ beforeFen }) => <Amount fen={beforeFen} />,
    },
    {
      ...{ key: "after", title: c.after, align: "right" },
      cell: ({ afterFen }) => <Amount fen={afterFen} />,
    },
    { key: "reason", title: c.reason, isEllipsis: true, cell: ({ reason }) => reason },
    { key: "by", title: c.by, cell: ({ by }) => <StaffName id={by} /> },
    { key: "decided", title: c.decided, cell: (row) => <Decision one={row} /> },
    {
      ...{ key: "entry", title: c.entry },
      cell: ({ entry }) => (entry === null ? "—" : filled(t.entryNumber, { n: entry.n })),
    },
  ];
}

/** Whether it counts, and by whom. */
function Decision({ one }: { readonly one: Correction }) {
  const t = useWords(words);
  const { accepted, decidedBy } = one;
  const theme = accepted === null ? "warning" : accepted ? "success" : "default";
  const told = accepted === null ? t.waiting : accepted ? t.accepted : t.refused;
  return (
    <>
      <Tag size="small" variant="light" theme={theme}>
        {told}
      </Tag>{" "}
      {decidedBy === null ? null : <StaffName id={decidedBy} />}
    </>
  );
}
