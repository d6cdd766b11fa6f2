import { Link } from "react-router";
import { useWords } from "../../lib/language.tsx";
import { count, yuan } from "../../lib/money.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page } from "../../parts/Page.tsx";
import { Turn } from "../../parts/Turn.tsx";
import { When } from "../../parts/When.tsx";
import { ordersBehind } from "../../services/reports.ts";
import { saleFilterOf } from "./saleFilter.ts";
import { words } from "./words.ts";
import type { SaleFilter } from "#core/reports/figures.ts";

/** The orders that a number of a report counts, the newest payment first. */
export function OrdersBehind() {
  const { behind: t } = useWords(words);
  const filter = useUrlFilter();
  const of = saleFilterOf(filter.get, filter.text);
  return (
    <Page title={t.title}>{of === null ? <Nothing title={t.lost} /> : <Orders of={of} />}</Page>
  );
}

function Orders({ of }: { readonly of: SaleFilter }) {
  const t = useWords(words);
  const { columns: c } = t;
  const filter = useUrlFilter();
  const asked = useCall(`${filter.text}|${filter.cursor}`, () =>
    ordersBehind({ filter: of, cursor: filter.cursor }),
  );
  return (
    <Loaded asked={asked}>
      {({ orders, nextCursor }) => (
        <>
          {orders.length === 0 && nextCursor === null ? <Nothing title={t.behind.none} /> : null}
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
                cell: ({ products }) => products.map(({ title }) => title).join("、"),
              },
              {
                title: c.promoter,
                cell: ({ promoterNumber: n }) =>
                  n === 0 ? c.nobody : <Link to={`/promoters?q=${n}`}>{n}</Link>,
              },
              { title: c.which, cell: ({ nth }) => t.nth[nth] },
              { title: c.pieces, isNumber: true, cell: ({ pieces }) => count(pieces) },
              { title: c.paid, isNumber: true, cell: ({ paidFen }) => yuan(paidFen) },
              { title: c.refunded, isNumber: true, cell: ({ refundedFen }) => yuan(refundedFen) },
              { title: c.net, isNumber: true, cell: ({ netFen }) => yuan(netFen) },
              { title: c.shares, isNumber: true, cell: ({ sharesFen }) => yuan(sharesFen) },
            ]}
          />
          <Turn filter={filter} next={nextCursor} />
        </>
      )}
    </Loaded>
  );
}
