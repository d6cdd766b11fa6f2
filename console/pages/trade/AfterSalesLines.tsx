import { Table } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { Amount } from "../../parts/Amount.tsx";
import { Section } from "../../parts/Page.tsx";
import { Picture } from "../../parts/Picture.tsx";
import type { AfterSalesShown } from "../../services/aftersales.ts";
import { words } from "./wordsAfterSales.ts";

/** The pieces that it is about, and what they give back or become. */
export function AfterSalesLines({ one }: { readonly one: AfterSalesShown }) {
  const { lines: t, facts } = useWords(words);
  const isExchange = one.kind === "exchange";
  return (
    <Section title={t.title}>
      <Table
        size="small"
        rowKey="line"
        data={[...one.lines]}
        columns={[
          {
            ...{ colKey: "goods", title: t.goods },
            cell: ({ row }) => (
              <div className="with-picture">
                <Picture id={row.picture ?? null} />
                <div className="stacked">
                  <span>{row.title ?? row.sku}</span>
                  <span className="faint">
                    {(row.values ?? []).join(" · ")} {row.sku}
                  </span>
                </div>
              </div>
            ),
          },
          { colKey: "quantity", title: t.quantity, width: 90, align: "right" },
          { colKey: "unshipped", title: t.unshipped, width: 90, align: "right" },
          isExchange
            ? {
                ...{ colKey: "again", title: t.again, width: 160 },
                cell: ({ row }) => row.againSku ?? t.same,
              }
            : {
                ...{ colKey: "refund", title: t.refund, width: 120, align: "right" as const },
                cell: ({ row }) => <Amount fen={row.refundFen} />,
              },
        ]}
      />
      {one.freightFen === 0 ? null : (
        <p className="freight">
          {facts.freight} <Amount fen={one.freightFen} />
        </p>
      )}
    </Section>
  );
}
