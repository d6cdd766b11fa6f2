import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Tag } from "tdesign-react";
import type { ShareListState } from "#core/lists/shareRow.ts";
import { useMay } from "../../app/may.ts";
import { filledIn, spanOfDays } from "../../lib/daysFilter.ts";
import { firstFound } from "../../lib/filledPage.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { orderIdsOf, promoterTyped } from "../../lib/typed.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { Amount } from "../../parts/Amount.tsx";
import { ListPage } from "../../parts/ListPage.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { When } from "../../parts/When.tsx";
import { promoterIdOf, shares } from "../../services/lists.ts";
import { ShareExport } from "./Exports.tsx";
import { words } from "./wordsShares.ts";

const THEMES: Readonly<
  Record<ShareListState, "default" | "primary" | "warning" | "success" | "danger">
> = {
  waiting: "default",
  pending: "primary",
  held: "warning",
  available: "success",
  taken_back: "danger",
};

/** What promoters earn of orders; each row leads to the order, which explains it. */
export function Shares() {
  const t = useWords(words);
  const navigate = useNavigate();
  const may = useMay();
  const [exporting, setExporting] = useState<UrlFilter | null>(null);
  const load = async (asked: UrlFilter) => {
    const state = asked.get("state") as ShareListState | "";
    const typed = promoterTyped(asked.get("promoter"));
    const promoterId = typed === "" ? "" : await promoterIdOf(typed);
    const meant = orderIdsOf(asked.get("order"));
    return firstFound(meant.length === 0 ? [""] : meant, async (orderId) => {
      const reply = await shares({
        ...filledIn({ promoterId, orderId }),
        ...(state === "" ? {} : { state }),
        ...spanOfDays(asked.get("days")),
        cursor: asked.cursor,
      });
      return { rows: reply.shares, next: reply.nextCursor };
    });
  };
  return (
    <>
      <ListPage
        list="shares"
        title={t.title}
        filters={[
          { kind: "search", name: "order", label: t.order, width: 190 },
          { kind: "search", name: "promoter", label: t.promoter, width: 150 },
          {
            ...{ kind: "choice", name: "state", label: t.state },
            choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
          { kind: "days", name: "days", label: t.paid },
        ]}
        load={load}
        onExport={may("sheets.startExport") ? setExporting : undefined}
        rowKey={({ orderId, promoterId, bonus }) =>
          `${orderId}/${promoterId}/${bonus?.bonusId ?? ""}`
        }
        onOpen={({ orderId, bonus }) => bonus === null && void navigate(`/orders/${orderId}`)}
        columns={[
          {
            ...{ key: "order", title: t.columns.order },
            cell: ({ orderId, bonus }) =>
              bonus ? (
                filled(t.columns.bonus, { period: bonus.period })
              ) : (
                <Link to={`/orders/${orderId}`}>{orderId}</Link>
              ),
          },
          {
            ...{ key: "promoter", title: t.columns.promoter },
            cell: ({ promoterId, promoterNumber }) => (
              <Promoter id={promoterId} number={promoterNumber} />
            ),
          },
          { key: "kinds", title: t.columns.kinds, cell: ({ kinds }) => kinds.join(t.and) },
          {
            ...{ key: "amount", title: t.columns.amount, align: "right" },
            cell: ({ amountFen }) => <Amount fen={amountFen} />,
          },
          {
            ...{ key: "takenBack", title: t.columns.takenBack, align: "right" },
            cell: ({ takenBackFen }) => (takenBackFen === 0 ? "" : <Amount fen={takenBackFen} />),
          },
          {
            ...{ key: "state", title: t.columns.state },
            cell: ({ state }) => (
              <Tag size="small" variant="light" theme={THEMES[state]}>
                {t.states[state]}
              </Tag>
            ),
          },
          { key: "paid", title: t.columns.paid, cell: ({ paidAtMs }) => <When atMs={paidAtMs} /> },
          {
            ...{ key: "available", title: t.columns.available },
            cell: ({ availableAtMs }) => <When atMs={availableAtMs} />,
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {exporting ? (
        <ShareExport filter={exporting} load={load} onClose={() => setExporting(null)} />
      ) : null}
    </>
  );
}
