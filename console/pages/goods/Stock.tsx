import { useState } from "react";
import { useNavigate } from "react-router";
import { Button, Tag } from "tdesign-react";
import { useMay, useMe } from "../../app/may.ts";
import { firstFound } from "../../lib/filledPage.ts";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { type UrlFilter, useUrlFilter } from "../../lib/urlFilter.ts";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { product } from "../../services/catalogue.ts";
import { type StockLine, stocks } from "../../services/stock.ts";
import { Held } from "./Held.tsx";
import { LowDialog } from "./LowDialog.tsx";
import { usePlaces } from "./PlacePick.tsx";
import { StockDialog } from "./StockDialog.tsx";
import type { Deed } from "./StockWill.tsx";
import { lowFirst, prefixesOf } from "./stockLoad.ts";
import { words } from "./wordsStock.ts";
import "./goods.css";

type Doing = {
  readonly deed: Deed;
  readonly skus: readonly string[];
  readonly place: string;
  readonly done: () => void;
};
/** The warehouse's id is empty, so an address cannot say it. */
const WAREHOUSE = "-";

/** The product whose SKUs all begin like that, as its page asks for them: "longjing-" → "longjing"; null = none. */
const productOf = (prefix: string): string | null => /^(.+)-$/.exec(prefix)?.[1] ?? null;

/** Its SKUs, so that nobody needs to know them by heart; none where there is no such product. */
const skusOf = async (prefix: string): Promise<readonly string[]> => {
  const productId = productOf(prefix);
  if (productId === null) return [];
  return product(productId).then(
    ({ skus }) => skus.map(({ sku }) => sku),
    () => [],
  );
};

/** How much there is of everything, what is low first. */
export function Stock() {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const { role, storeIds } = useMe();
  const places = usePlaces();
  const shown = useUrlFilter().get("q");
  const [doing, setDoing] = useState<Doing | null>(null);
  const [marked, setMarked] = useState<StockLine | null>(null);
  const [version, setVersion] = useState(0);
  const again = () => setVersion((last) => last + 1);
  const nameOf = (id: string) =>
    places.find(({ value }) => value === id)?.label ?? (id === "" ? t.warehouse : id);
  const load = (filter: UrlFilter) =>
    firstFound(prefixesOf(filter.get("q")), (prefix) => loadBeginning(filter, prefix));
  const loadBeginning = (filter: UrlFilter, prefix: string) => {
    // Somebody of a store sees one of his own at a time; the function refuses all at once.
    const place = filter.get("place") || (role === "store" ? (storeIds[0] ?? "") : "");
    const asked = {
      ...(place === "" ? {} : { place: place === WAREHOUSE ? "" : place }),
      ...{ prefix, limit: 50 },
    };
    if (filter.get("low") === "1") {
      return stocks({ ...asked, isLow: true, afterId: filter.cursor }).then((page) => ({
        ...{ rows: page.stocks, next: page.nextAfterId },
      }));
    }
    return lowFirst((isLow, afterId) => stocks({ ...asked, isLow, afterId }), filter.cursor);
  };
  const deeds: readonly Deed[] = ["receive", "count", "transfer"];
  const mine = deeds.filter(
    (deed) => may(`stock.${deed}`) && (deed !== "transfer" || places.length > 1),
  );
  const start = async (deed: Deed) =>
    setDoing({ deed, skus: await skusOf(shown), place: "", done: again });
  const buttons = mine.map((deed) => (
    <Button
      key={deed}
      variant={deed === "receive" ? "base" : "outline"}
      onClick={() => void start(deed)}
    >
      {t[deed]}
    </Button>
  ));
  return (
    <>
      <ListPage<StockLine>
        list="stock"
        title={t.title}
        version={version}
        actions={buttons}
        filters={[
          { kind: "search", name: "q", label: t.search },
          {
            ...{ kind: "choice", name: "place", label: t.place, width: 200 },
            choices: places.map(({ value, label }) => ({
              ...{ value: value === "" ? WAREHOUSE : value, label },
            })),
          },
          {
            ...{ kind: "choice", name: "low", label: t.low },
            choices: [{ value: "1", label: t.lowOnly }],
          },
        ]}
        columns={useColumns(nameOf, may("stock.setLowAt") ? setMarked : null)}
        sheet={[
          { title: "SKU", text: ({ sku }) => sku },
          { title: t.columns.name, text: ({ title, values }) => [title, ...values].join(" ") },
          { title: t.columns.place, text: ({ place }) => nameOf(place) },
          { title: t.columns.available, text: ({ available }) => String(available) },
          { title: t.columns.held, text: ({ held }) => String(held) },
          { title: t.columns.onHand, text: ({ onHand }) => String(onHand) },
          { title: t.columns.lowAt, text: ({ lowAt }) => String(lowAt ?? "") },
          { title: t.columns.changed, text: ({ changedAtMs }) => momentText(changedAtMs) },
        ]}
        load={load}
        rowKey={({ id }) => id}
        onOpen={({ sku, place }) =>
          void navigate(`/stock/${sku}${place === "" ? "" : `?place=${place}`}`)
        }
        bulk={mine.map((deed) => ({
          text: t[deed],
          run: (rows, done) =>
            setDoing({
              ...{ deed, place: rows[0]?.place ?? "", done },
              skus: [...new Set(rows.map(({ sku }) => sku))],
            }),
        }))}
        whenEmpty={{ title: t.empty, hint: t.emptyHint, action: buttons[0] }}
        whenNone={({ text }) =>
          productOf(shown) !== null && text === new URLSearchParams({ q: shown }).toString()
            ? { title: t.neverReceived, hint: t.neverReceivedHint, action: buttons[0] }
            : prefixesOf(shown).length === 0
              ? { title: t.noName, hint: t.noNameHint, action: null }
              : null
        }
      />
      {doing ? (
        <StockDialog
          deed={doing.deed}
          places={places}
          place={doing.place}
          skus={doing.skus}
          onClose={(isDone) => {
            if (isDone) doing.done();
            setDoing(null);
          }}
        />
      ) : null}
      {marked ? (
        <LowDialog
          line={marked}
          place={nameOf(marked.place)}
          onClose={(isDone) => {
            setMarked(null);
            if (isDone) again();
          }}
        />
      ) : null}
    </>
  );
}

function useColumns(
  nameOf: (place: string) => string,
  onMark: ((line: StockLine) => void) | null,
): readonly Column<StockLine>[] {
  const t = useWords(words);
  return [
    {
      ...{ key: "sku", title: t.columns.sku },
      cell: ({ sku, title, values }) => (
        <span>
          {title ?? <span className="faint">{t.gone}</span>}{" "}
          <span className="faint">{values.join(" · ")}</span>
          <br />
          <span className="faint">{sku}</span>
        </span>
      ),
    },
    { key: "place", title: t.columns.place, cell: ({ place }) => nameOf(place) },
    {
      ...{ key: "available", title: t.columns.available, align: "right" },
      cell: ({ available, isLow }) => (
        <span className="number">
          {isLow ? (
            <Tag size="small" theme="warning" variant="light">
              {t.isLow}
            </Tag>
          ) : null}{" "}
          <strong className={isLow ? "warn" : ""}>{available}</strong>
        </span>
      ),
    },
    {
      key: "held",
      title: t.columns.held,
      align: "right",
      cell: ({ sku, held }) => <Held {...{ sku, held }} />,
    },
    { key: "onHand", title: t.columns.onHand, align: "right", cell: ({ onHand }) => onHand },
    {
      ...{ key: "lowAt", title: t.columns.lowAt, align: "right" },
      cell: (line) =>
        onMark ? (
          <Button size="small" variant="text" theme="primary" onClick={() => onMark(line)}>
            {line.lowAt ?? t.setLow}
          </Button>
        ) : (
          (line.lowAt ?? "—")
        ),
    },
    {
      ...{ key: "changed", title: t.columns.changed },
      cell: ({ changedAtMs }) => <When atMs={changedAtMs} />,
    },
  ];
}
