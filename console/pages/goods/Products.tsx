import { useState } from "react";
import { useNavigate } from "react-router";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { csvYuan } from "../../lib/csv.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { type Bulk, type Column, ListPage } from "../../parts/ListPage.tsx";
import { Thumb, useLinks } from "../../parts/Thumb.tsx";
import { useCategories } from "../../parts/useCategories.ts";
import { When } from "../../parts/When.tsx";
import { products, type StaffCard } from "../../services/catalogue.ts";
import { SaleDialog } from "./SaleDialog.tsx";
import { words } from "./wordsProducts.ts";
import "./goods.css";

type Selling = {
  readonly rows: readonly StaffCard[];
  readonly isOn: boolean;
  readonly done: () => void;
};

/** All that the brand sells, on sale or not. */
export function Products() {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [covers, setCovers] = useState<readonly string[]>([]);
  const [selling, setSelling] = useState<Selling | null>(null);
  const { categories = [] } = useCategories();
  const nameOf = (id: string) => categories.find((one) => one.id === id)?.name ?? id;
  const load = async (filter: UrlFilter) => {
    const [category, search, state] = ["category", "q", "state"].map(filter.get);
    const page = await products({
      ...(category ? { category } : {}),
      ...(search ? { search } : {}),
      ...(state === "on" || state === "planned" || state === "off" ? { state } : {}),
      ...{ cursor: filter.cursor, limit: 50 },
    });
    return { rows: page.products, next: page.next };
  };
  const loadShown = async (filter: UrlFilter) => {
    const page = await load(filter);
    setCovers(page.rows.flatMap(({ cover }) => cover ?? []));
    return page;
  };
  const bulk = (isOn: boolean): Bulk<StaffCard> => ({
    ...{ text: isOn ? t.on : t.off, isDangerous: !isOn },
    run: (rows, done) => setSelling({ rows, isOn, done }),
  });
  const action = may("catalogue.saveProduct") ? (
    <Button onClick={() => void navigate("/products/_new")}>{t.add}</Button>
  ) : null;
  return (
    <>
      <ListPage<StaffCard>
        list="products"
        title={t.title}
        actions={action}
        filters={[
          { kind: "search", name: "q", label: t.search, width: 260 },
          {
            ...{ kind: "choice", name: "category", label: t.category, width: 180 },
            choices: categories.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            ...{ kind: "choice", name: "state", label: t.state },
            choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        columns={useColumns(useLinks(covers), nameOf)}
        sheet={[
          { title: t.columns.id, text: ({ productId }) => productId },
          { title: t.columns.product, text: ({ title }) => title },
          { title: t.state, text: ({ state }) => t.states[state] ?? state },
          { title: t.columns.price, text: ({ fromFen }) => csvYuan(fromFen) },
          { title: t.columns.categories, text: (row) => row.categories.map(nameOf).join("、") },
          { title: t.columns.skus, text: ({ skus }) => String(skus) },
          { title: t.columns.low, text: ({ lowSkus }) => String(lowSkus) },
          { title: t.columns.changed, text: ({ changedAtMs }) => momentText(changedAtMs) },
        ]}
        load={loadShown}
        loadSheet={load}
        rowKey={({ productId }) => productId}
        onOpen={({ productId }) => void navigate(`/products/${productId}`)}
        bulk={may("catalogue.setSale") ? [bulk(true), bulk(false)] : []}
        whenEmpty={{ title: t.empty, hint: t.emptyHint, action }}
      />
      {selling ? (
        <SaleDialog
          rows={selling.rows}
          isOn={selling.isOn}
          onClose={(count) => {
            setSelling(null);
            if (count === null) return;
            void MessagePlugin.success(filled(t.sale.done, { n: count }));
            selling.done();
          }}
        />
      ) : null}
    </>
  );
}

function useColumns(
  links: ReadonlyMap<string, string>,
  nameOf: (category: string) => string,
): readonly Column<StaffCard>[] {
  const t = useWords(words);
  return [
    {
      ...{ key: "product", title: t.columns.product },
      cell: ({ cover, title, productId, isSample }) => (
        <span className="goods-name">
          <Thumb link={cover === null ? undefined : links.get(cover)} />
          <span>
            {title} {isSample ? <Tag size="small">{t.sample}</Tag> : null}
            <br />
            <span className="faint">{productId}</span>
          </span>
        </span>
      ),
    },
    {
      ...{ key: "state", title: t.state, width: 90 },
      cell: ({ state }) => <SaleTag state={state} />,
    },
    {
      ...{ key: "price", title: t.columns.price, align: "right" },
      cell: ({ fromFen, isFrom }) => (
        <span className="amount">
          {isFrom ? filled(t.columns.from, { price: yuanSign(fromFen) }) : yuanSign(fromFen)}
        </span>
      ),
    },
    {
      ...{ key: "categories", title: t.columns.categories },
      cell: (row) => row.categories.map(nameOf).join("、"),
    },
    { key: "skus", title: t.columns.skus, align: "right", cell: ({ skus }) => skus },
    { key: "stock", title: t.columns.stock, cell: (row) => <StockTag row={row} /> },
    { key: "sale", title: t.columns.sale, cell: ({ sale }) => <SaleTime sale={sale} /> },
    {
      ...{ key: "changed", title: t.columns.changed },
      cell: ({ changedAtMs }) => <When atMs={changedAtMs} />,
    },
  ];
}

const THEMES = { on: "success", planned: "primary", off: "default" } as const;

function SaleTag({ state }: { readonly state: StaffCard["state"] }) {
  const t = useWords(words);
  return (
    <Tag size="small" theme={THEMES[state]} variant="light">
      {t.states[state]}
    </Tag>
  );
}

function StockTag({ row }: { readonly row: StaffCard }) {
  const t = useWords(words);
  const to = `#/stock?q=${row.productId}-`;
  if (row.isSoldOut) {
    return (
      <a href={to} className="bad">
        {t.soldOut}
      </a>
    );
  }
  if (row.lowSkus === 0) return <span className="faint">{t.enough}</span>;
  return (
    <a href={to} className="warn">
      {filled(t.low, { n: row.lowSkus })}
    </a>
  );
}

function SaleTime({ sale }: Pick<StaffCard, "sale">) {
  const t = useWords(words);
  if (sale === null) return <span className="faint">—</span>;
  const isFuture = sale.fromMs > Date.now();
  return (
    <span className="faint">
      {isFuture ? filled(t.fromAt, { at: momentText(sale.fromMs) }) : null}{" "}
      {sale.untilMs === null ? null : filled(t.until, { at: momentText(sale.untilMs) })}
      {!isFuture && sale.untilMs === null ? "—" : null}
    </span>
  );
}
