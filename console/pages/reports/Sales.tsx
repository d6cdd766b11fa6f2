import { useMemo } from "react";
import { useNavigate } from "react-router";
import { Checkbox, Select } from "tdesign-react";
import type { SalesBy, SalesReply } from "#contracts/reports.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { choiceWidth } from "../../lib/textWidth.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Chart } from "../../parts/Chart.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Turn } from "../../parts/Turn.tsx";
import { sales } from "../../services/reports.ts";
import { Age } from "./Age.tsx";
import { Export } from "./Export.tsx";
import { bars } from "./options.ts";
import { ordersPath } from "./saleFilter.ts";
import { rowName } from "./rowName.ts";
import { SalesGrid } from "./SalesGrid.tsx";
import { SpanBar } from "./SpanBar.tsx";
import { spanOf } from "./span.ts";
import { words } from "./words.ts";

const WAYS: readonly SalesBy[] = ["product", "province", "promoter"];
const SORTS = ["netFen", "paidFen", "refundedFen", "sharesFen", "orders", "pieces"] as const;
type Sort = (typeof SORTS)[number];
const CHART_ROWS = 10;

/** What was sold in some days: by product, province and promoter, alone or together. */
export function Sales() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const span = spanOf(filter.get("days"), Date.now());
  const chosen = WAYS.filter((way) => filter.get("by").split(",").includes(way));
  const by: SalesBy[] = chosen.length === 0 ? ["product"] : chosen;
  const sort = SORTS.find((one) => one === filter.get("sort")) ?? "netFen";
  const afterRows = Number(filter.cursor) || 0;
  const asked = useCall(`${filter.text}|${afterRows}`, () =>
    sales({ ...span, by, sort, afterRows }),
  );
  const sortNames: Readonly<Record<Sort, string>> = {
    ...{ netFen: t.columns.net, paidFen: t.columns.paid, refundedFen: t.columns.refunded },
    ...{ sharesFen: t.columns.shares, orders: t.columns.orders, pieces: t.columns.pieces },
  };
  return (
    <Page
      title={t.sales.title}
      actions={<Export report={{ action: "sales", ...span, by: [...by] }} />}
    >
      <SpanBar filter={filter}>
        <Checkbox.Group
          value={[...by]}
          onChange={(ways) => filter.set({ by: ways.map(String).join(",") })}
          options={WAYS.map((way) => ({ value: way, label: `${t.sales.by}${t.columns[way]}` }))}
        />
        <Select
          style={{ width: choiceWidth(`${t.sales.sort}: `, Object.values(sortNames)) }}
          label={`${t.sales.sort}: `}
          value={sort}
          options={SORTS.map((value) => ({ value, label: sortNames[value] }))}
          onChange={(value) => filter.set({ sort: String(value) })}
        />
      </SpanBar>
      <Loaded asked={asked}>
        {(data) =>
          data.rowCount === 0 ? (
            <Nothing title={t.none} hint={t.noneHint} />
          ) : (
            <>
              <Age age={data} />
              {afterRows === 0 ? <Largest data={data} /> : null}
              <SalesGrid data={data} by={by} />
              <Turn filter={filter} next={data.nextAfterRows} rowCount={data.rowCount} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The first rows as bars; a click opens their orders. */
function Largest({ data }: { readonly data: SalesReply }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const rows = data.rows.slice(0, CHART_ROWS);
  const names = rows.map((row, at) => `${at + 1} ${rowName(row, t.columns)}`);
  const option = useMemo(
    () =>
      bars(
        data.rows.slice(0, CHART_ROWS).map((row, at) => `${at + 1} ${rowName(row, t.columns)}`),
        {
          ...{ name: t.columns.net, isMoney: true },
          values: data.rows.slice(0, CHART_ROWS).map(({ netFen }) => netFen),
        },
      ),
    [data, t],
  );
  const answer = filled(t.sales.answer, { n: rows.length });
  return (
    <Section title={t.sales.question}>
      <p className="faint">{answer}</p>
      <Chart
        option={option}
        summary={answer}
        height={40 + rows.length * 28}
        onPick={({ name }) => {
          const row = rows[names.indexOf(name)];
          if (row) void navigate(ordersPath(row.filter));
        }}
      />
    </Section>
  );
}
