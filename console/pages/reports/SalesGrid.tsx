import { Link } from "react-router";
import type { SalesBy, SalesReply } from "#contracts/reports.ts";
import type { SalesRow } from "#core/reports/shown.ts";
import { useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { Grid, type GridColumn } from "../../parts/Grid.tsx";
import { CORRECTION_ID, FREIGHT_ID } from "./freight.ts";
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
        row.product && ![FREIGHT_ID, CORRECTION_ID].some((id) => id === row.product?.productId) ? (
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
          <Link to={`/promoters/${row.promoter.number}`}>{promoterName(row, c)}</Link>
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
        { title: c.paid, isNumber: true, cell: ({ paidFen }) => yuanSign(paidFen) },
        { title: c.refunded, isNumber: true, cell: ({ refundedFen }) => yuanSign(refundedFen) },
        { title: c.net, isNumber: true, cell: ({ netFen }) => yuanSign(netFen) },
        { title: c.shares, isNumber: true, cell: ({ sharesFen }) => yuanSign(sharesFen) },
      ]}
      total={[
        ...by.map((_, at) => (at === 0 ? total : "")),
        ...[count(sum.orders), count(sum.pieces), yuanSign(sum.paidFen)],
        ...[yuanSign(sum.refundedFen), yuanSign(sum.netFen), yuanSign(sum.sharesFen)],
      ]}
    />
  );
}
