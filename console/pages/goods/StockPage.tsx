import { useEffect, useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { Button, Tabs } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Figure } from "../../parts/Figure.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { type Movement, movements, type StockLine, stockOf } from "../../services/stock.ts";
import { Held } from "./Held.tsx";
import { LowDialog } from "./LowDialog.tsx";
import { usePlaces } from "./PlacePick.tsx";
import { StockDialog } from "./StockDialog.tsx";
import type { Deed } from "./StockWill.tsx";
import { words } from "./wordsStock.ts";
import "./goods.css";

/** One SKU: how many there are in each place, and what happened to it there. */
export function StockPage() {
  const { sku = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const places = usePlaces();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [marked, setMarked] = useState<StockLine | null>(null);
  const [version, setVersion] = useState(0);
  const asked = useCall(`${sku}|${version}`, () => stockOf(sku));
  const nameOf = (id: string) =>
    places.find(({ value }) => value === id)?.label ?? (id === "" ? t.warehouse : id);
  const lines = asked.data?.places ?? [];
  const wanted = params.get("place") ?? "";
  const place = lines.some((one) => one.place === wanted) ? wanted : (lines[0]?.place ?? "");
  const deeds: readonly Deed[] = ["receive", "count", "transfer"];
  const productId = sku.slice(0, sku.lastIndexOf("-"));
  const [first] = lines;
  const done = (isDone: boolean) => {
    setDeed(null);
    setMarked(null);
    if (isDone) setVersion(version + 1);
  };
  return (
    <Page
      title={first?.title ? [first.title, ...first.values].join(" · ") : sku}
      back={{ to: "/stock", text: t.title }}
      note={<span className="faint">{sku}</span>}
      actions={
        <>
          {may("catalogue.product") ? (
            <Button variant="outline" onClick={() => void navigate(`/products/${productId}`)}>
              {t.product}
            </Button>
          ) : null}
          {deeds
            .filter((one) => may(`stock.${one}`) && (one !== "transfer" || places.length > 1))
            .map((one) => (
              <Button key={one} variant="outline" onClick={() => setDeed(one)}>
                {t[one]}
              </Button>
            ))}
        </>
      }
    >
      <Loaded asked={asked}>
        {(shown) => (
          <>
            <Section title={t.page.places}>
              <div className="figures">
                <Figure name={`${t.page.total} · ${t.columns.available}`} value={shown.available} />
                <Figure name={`${t.page.total} · ${t.columns.held}`} value={shown.held} />
                <Figure name={`${t.page.total} · ${t.columns.onHand}`} value={shown.onHand} />
              </div>
              <br />
              <Places
                lines={shown.places}
                nameOf={nameOf}
                onMark={may("stock.setLowAt") ? setMarked : null}
              />
            </Section>
            <Section title={t.page.log}>
              {shown.places.length > 1 ? (
                <Tabs
                  value={place}
                  list={shown.places.map((one) => ({ value: one.place, label: nameOf(one.place) }))}
                  onChange={(value) => setParams(value === "" ? {} : { place: String(value) })}
                />
              ) : null}
              <Movements key={`${place}|${version}`} sku={sku} place={place} />
            </Section>
          </>
        )}
      </Loaded>
      {deed ? <StockDialog {...{ deed, places, place }} skus={[sku]} onClose={done} /> : null}
      {marked ? <LowDialog line={marked} place={nameOf(marked.place)} onClose={done} /> : null}
    </Page>
  );
}

function Places({
  lines,
  nameOf,
  onMark,
}: {
  readonly lines: readonly StockLine[];
  readonly nameOf: (place: string) => string;
  readonly onMark: ((line: StockLine) => void) | null;
}) {
  const t = useWords(words);
  return (
    <Grid<StockLine>
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { title: t.columns.place, cell: ({ place }) => nameOf(place) },
        {
          ...{ title: t.columns.available, isNumber: true },
          cell: ({ available, isLow }) => <span className={isLow ? "warn" : ""}>{available}</span>,
        },
        {
          ...{ title: t.columns.held, isNumber: true },
          cell: ({ sku, held }) => <Held {...{ sku, held }} />,
        },
        { title: t.columns.onHand, isNumber: true, cell: ({ onHand }) => onHand },
        {
          ...{ title: t.columns.lowAt, isNumber: true },
          cell: (line) =>
            onMark ? (
              <Button size="small" variant="text" theme="primary" onClick={() => onMark(line)}>
                {line.lowAt ?? t.setLow}
              </Button>
            ) : (
              (line.lowAt ?? "—")
            ),
        },
        { title: t.columns.changed, cell: ({ changedAtMs }) => <When atMs={changedAtMs} /> },
      ]}
    />
  );
}

/** What happened, the newest first; earlier ones are added below. */
function Movements({ sku, place }: { readonly sku: string; readonly place: string }) {
  const { page: t } = useWords(words);
  const [rows, setRows] = useState<readonly Movement[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const { send, isSending, problem } = useSend(async (beforeN: number | null) => {
    const page = await movements(sku, place, beforeN);
    setRows((known) => [...(beforeN === null ? [] : (known ?? [])), ...page.movements]);
    setBefore(page.nextBeforeN);
  });
  useEffect(() => void send(null), [send]);
  if (problem) return <Problem problem={problem} onRetry={() => void send(before)} />;
  if (rows === null) return null;
  if (rows.length === 0) return <Nothing title={t.none} />;
  return (
    <>
      <Grid<Movement>
        rows={rows}
        rowKey={({ n }) => String(n)}
        columns={[
          { title: t.at, cell: ({ atMs }) => <When atMs={atMs} /> },
          { title: t.kind, cell: ({ kind, kindName }) => t.kinds[kind] ?? kindName },
          { title: t.change, isNumber: true, cell: ({ available }) => signed(available) },
          { title: t.held, isNumber: true, cell: ({ held }) => signed(held) },
          { title: t.after, isNumber: true, cell: ({ onHandAfter }) => onHandAfter },
          { title: t.who, cell: ({ by, byName }) => (by === null ? t.shop : (byName ?? by)) },
          { title: t.why, cell: (row) => <Why row={row} /> },
        ]}
      />
      {before === null ? null : (
        <Button variant="text" loading={isSending} onClick={() => void send(before)}>
          {t.more}
        </Button>
      )}
    </>
  );
}

const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0");

/** Orders lead to themselves; what staff wrote stands as they wrote it. */
function Why({ row }: { readonly row: Movement }) {
  const { page: t } = useWords(words);
  const may = useMay();
  const isOrder = row.by === null && /^[0-9A-Za-z]{16,32}$/.test(row.about);
  return isOrder && may("purchase.detail") ? (
    <Link to={`/orders/${row.about}`}>
      {t.order} {row.about}
    </Link>
  ) : (
    <span>{row.about}</span>
  );
}
