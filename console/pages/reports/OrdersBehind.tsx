import { Link } from "react-router";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { filledPage } from "../../lib/filledPage.ts";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { Turn } from "../../parts/Turn.tsx";
import { When } from "../../parts/When.tsx";
import { ordersBehind } from "../../services/reports.ts";
import { saleFilterOf } from "./saleFilter.ts";
import { words } from "./words.ts";
import "./reports.css";
import type { SaleFilter } from "#core/reports/figures.ts";

/** So many are on a page, or a few more. */
const ROWS = 50;

/** The orders that a number of a report counts, the newest payment first. */
export function OrdersBehind() {
  const { behind: t } = useWords(words);
  const filter = useUrlFilter();
  const of = saleFilterOf(filter.get, filter.text);
  return (
    <Page title={t.title} note={of === null ? null : <p className="faint">{spanText(of)}</p>}>
      {of === null ? <Nothing title={t.lost} /> : <Orders of={of} />}
    </Page>
  );
}

/** "2026-11-01 00:00 – 2026-11-30 23:59". */
const spanText = ({ fromMs, untilMs }: SaleFilter): string =>
  `${momentText(fromMs)} – ${momentText(untilMs - 1)}`;

function Orders({ of }: { readonly of: SaleFilter }) {
  const t = useWords(words);
  const { columns: c } = t;
  const filter = useUrlFilter();
  const asked = useCall(`${filter.text}|${filter.cursor}`, () =>
    filledPage(filter.cursor, ROWS, async (cursor) => {
      const reply = await ordersBehind({ filter: of, cursor });
      return { rows: reply.orders, next: reply.nextCursor };
    }),
  );
  return (
    <Loaded asked={asked}>
      {({ rows: orders, next: nextCursor }) => (
        <>
          {orders.length === 0 && nextCursor === null ? (
            <Nothing title={t.behind.none} />
          ) : (
            <>
              <p className="faint age">
                {filled(t.behind.n, { n: orders.length })}
                {of.productId === undefined && of.promoterNumber === undefined
                  ? null
                  : ` · ${t.behind.whole}`}
              </p>
              <Grid
                rows={orders}
                rowKey={({ orderId }) => orderId}
                columns={[
                  {
                    title: c.orderId,
                    cell: ({ orderId }) => <Link to={`/orders/${orderId}`}>{orderId}</Link>,
                  },
                  { title: c.paidAt, cell: ({ paidAtMs }) => <When atMs={paidAtMs} /> },
                  {
                    title: c.product,
                    cell: ({ products }) => products.map(({ title }) => title).join(t.and),
                  },
                  {
                    title: c.promoter,
                    cell: ({ promoterNumber: n }) =>
                      n === 0 ? c.nobody : <Promoter id={String(n)} number={n} />,
                  },
                  { title: c.which, cell: ({ nth }) => t.nth[nth] },
                  { title: c.pieces, isNumber: true, cell: ({ pieces }) => count(pieces) },
                  { title: c.paid, isNumber: true, cell: ({ paidFen }) => yuanSign(paidFen) },
                  {
                    title: c.refunded,
                    isNumber: true,
                    cell: ({ refundedFen }) => yuanSign(refundedFen),
                  },
                  { title: c.net, isNumber: true, cell: ({ netFen }) => yuanSign(netFen) },
                  { title: c.shares, isNumber: true, cell: ({ sharesFen }) => yuanSign(sharesFen) },
                ]}
              />
            </>
          )}
          <Turn filter={filter} next={nextCursor} />
        </>
      )}
    </Loaded>
  );
}
