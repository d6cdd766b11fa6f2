import { Link } from "react-router";
import { Table, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Section } from "../../parts/Page.tsx";
import type { DetailReply } from "../../services/purchase.ts";
import { Picture } from "../../parts/Picture.tsx";
import { words } from "./wordsOrder.ts";

type Line = DetailReply["purchase"]["lines"][number];

/** What was bought, how its price came about, and what of it is still to be shipped. */
export function OrderLines({ detail: { purchase, left } }: { readonly detail: DetailReply }) {
  const { lines: t } = useWords(words);
  const { lines, amounts } = purchase;
  const isToShip = purchase.state === "paid";
  const [paid, total] = purchase.paidAtMs === null ? [t.due, t.due] : [t.paid, t.sums.total];
  const sums: readonly (readonly [string, number])[] = [
    [t.sums.goods, amounts.goodsFen],
    [t.sums.tier, -amounts.tierOffFen],
    [t.sums.reduction, -amounts.reductionOffFen],
    [t.sums.coupon, -amounts.couponOffFen],
    [t.sums.freight, amounts.freightFen],
  ];
  return (
    <Section title={t.title}>
      <Table
        size="small"
        rowKey="at"
        data={lines.map((line, at) => ({ at, line }))}
        columns={[
          {
            ...{ colKey: "goods", title: t.goods },
            cell: ({ row: { line } }) => <Goods line={line} />,
          },
          {
            ...{ colKey: "price", title: t.price, align: "right", width: 110 },
            cell: ({ row: { line } }) => <Amount fen={line.priceFen} />,
          },
          {
            ...{ colKey: "quantity", title: t.quantity, align: "right", width: 80 },
            cell: ({ row: { line } }) => line.quantity,
          },
          {
            ...{ colKey: "off", title: t.off, align: "right", width: 190 },
            cell: ({ row: { line } }) => <Off line={line} />,
          },
          {
            ...{ colKey: "paid", title: paid, align: "right", width: 120 },
            cell: ({ row: { line } }) => <Amount fen={line.paidFen} />,
          },
          ...(isToShip
            ? [
                {
                  ...{ colKey: "left", title: t.left, align: "right" as const, width: 80 },
                  cell: ({ row: { at } }: { row: { at: number } }) => left[at] ?? 0,
                },
              ]
            : []),
        ]}
      />
      <dl className="sums">
        {sums
          .filter(([name, fen]) => fen !== 0 || name === t.sums.goods)
          .map(([name, fen]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{yuanSign(fen)}</dd>
            </div>
          ))}
        <div className="sum">
          <dt>{total}</dt>
          <dd>
            <Amount fen={amounts.totalFen} />
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function Goods({ line }: { readonly line: Line }) {
  const may = useMay();
  const { lines: t } = useWords(words);
  return (
    <div className="with-picture">
      <Picture id={line.picture} />
      <div className="stacked">
        <span>
          {may("catalogue.product") ? (
            <Link to={`/products/${encodeURIComponent(line.productId)}`}>{line.title}</Link>
          ) : (
            line.title
          )}{" "}
          {line.gift ? <Tag size="small">{t.gift}</Tag> : null}
        </span>
        <span className="faint">
          {line.values.join(" · ")} {line.sku}
        </span>
      </div>
    </div>
  );
}

/** What each reduction took off the line. */
function Off({ line }: { readonly line: Line }) {
  const { lines: t } = useWords(words);
  const offs = [
    [t.sums.tier, line.tierOffFen],
    [t.sums.reduction, line.reductionOffFen],
    [t.sums.coupon, line.couponOffFen],
  ] as const;
  const told = offs.filter(([, fen]) => fen > 0);
  if (told.length === 0) return <span className="faint">—</span>;
  return (
    <div className="stacked at-end">
      {told.map(([name, fen]) => (
        <span key={name} title={name}>
          <span className="faint">{name}</span> <span className="amount">{yuanSign(-fen)}</span>
        </span>
      ))}
    </div>
  );
}
