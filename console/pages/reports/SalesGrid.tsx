import { Link } from "react-router";
import type { SalesBy, SalesReply } from "#contracts/reports.ts";
import type { SalesRow } from "#core/reports/shown.ts";
import { useWords } from "../../lib/language.tsx";
import { count, yuan } from "../../lib/money.ts";
import { Grid, type GridColumn } from "../../parts/Grid.tsx";
import { FREIGHT_ID } from "./freight.ts";
import { productName, promoterName, provinceName, rowName } from "./rowName.ts";
import { ordersPath } from "./saleFilter.ts";
import { words } from "./words.ts";

/** The rows of sales; each number of orders opens them, each name what it is. */
export function SalesGrid({
  data,
  by,
}: {
  readonly data: SalesReply;
  readonly by: readonly SalesBy[];
}) {
  const { columns: c, total } = useWords(words);
  const naming: Readonly<Record<SalesBy, GridColumn<SalesRow>>> = {
    product: {
      title: c.product,
      cell: (row) =>
        row.product && row.product.productId !== FREIGHT_ID ? (
          <Link to={`/products/${row.product.productId}`}>{productName(row, c)}</Link>
        ) : (
          productName(row, c)
        ),
    },
    province: { title: c.province, cell: (row) => provinceName(row, c) },
    promoter: {
      title: c.promoter,
      cell: (row) =>
        row.promoter && row.promoter.number !== 0 ? (
          <Link to={`/promoters?q=${row.promoter.number}`}>{promoterName(row, c)}</Link>
        ) : (
          promoterName(row, c)
        ),
    },
  };
  const sum = data.total;
  return (
    <Grid
      rows={data.rows}
      rowKey={(row) => JSON.stringify([row.filter, rowName(row, c)])}
      columns={[
        ...by.map((way) => naming[way]),
        {
          ...{ title: c.orders, isNumber: true },
          cell: ({ orders, filter }) => <Link to={ordersPath(filter)}>{count(orders)}</Link>,
        },
        { title: c.pieces, isNumber: true, cell: ({ pieces }) => count(pieces) },
        { title: c.paid, isNumber: true, cell: ({ paidFen }) => yuan(paidFen) },
        { title: c.refunded, isNumber: true, cell: ({ refundedFen }) => yuan(refundedFen) },
        { title: c.net, isNumber: true, cell: ({ netFen }) => yuan(netFen) },
        { title: c.shares, isNumber: true, cell: ({ sharesFen }) => yuan(sharesFen) },
      ]}
      total={[
        ...by.map((_, at) => (at === 0 ? total : "")),
        ...[count(sum.orders), count(sum.pieces), yuan(sum.paidFen)],
        ...[yuan(sum.refundedFen), yuan(sum.netFen), yuan(sum.sharesFen)],
      ]}
    />
  );
}
