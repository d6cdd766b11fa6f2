import { useEffect, useMemo, useRef, useState } from "react";
import { Input, Select } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { withId } from "../../parts/GoodsChoice.tsx";
import {
  type Choice,
  choicesWith,
  type Found,
  productIdOf,
  skuChoices,
} from "../../parts/goods.ts";
import { Named } from "../../parts/Named.tsx";
import { products } from "../../services/catalogue.ts";
import type { Goods } from "./useGoods.ts";
import { words } from "./wordsGoods.ts";

/** A search waits until somebody has stopped typing for so long. */
const PAUSE_MS = 250;
/** So many products one search shows the SKUs of. */
const PRODUCTS_MAX = 8;
/** Wide enough for a name and an id beside each other. */
const LIST_WIDTH = 340;

type Props = {
  readonly goods: Goods;
  readonly value: string | undefined;
  readonly label: string;
  readonly onChange: (value: string | undefined) => void;
};

/** Chooses a SKU by the name of its product, its values or its id. */
export function SkuPick({ goods, ...rest }: Props) {
  const { products: known, names, ask, hasProducts } = goods;
  const { value } = rest;
  const productId = value === undefined ? null : productIdOf(value);
  useEffect(() => ask(productId === null ? [] : [productId]), [productId, ask]);
  const { typed, ids, hasMore, isSearching, isFailed, search } = useSearch(ask);
  const choices = useMemo(() => skuChoices(ids, known, typed), [ids, known, typed]);
  return (
    <IdPick
      {...rest}
      width={232}
      found={value === undefined ? undefined : names.sku(value)}
      isText={!hasProducts || isFailed}
      isFailed={isFailed}
      // All at once: choices that come one after the other would move away under the hand.
      isWaiting={isSearching || ids.some((id) => !known.has(id))}
      hasMore={hasMore}
      typed={typed}
      choices={choices}
      onSearch={search}
    />
  );
}

/** Chooses a category of the shop by its name or id. */
export function CategoryPick({ goods, ...rest }: Props) {
  const { names, categories, hasCategories } = goods;
  const { value } = rest;
  const [typed, setTyped] = useState("");
  const choices = useMemo(() => {
    const all = categories.map(({ id, name }) => ({ value: id, label: name }));
    return choicesWith(all, typed);
  }, [categories, typed]);
  return (
    <IdPick
      {...rest}
      width={132}
      found={value === undefined ? undefined : names.category(value)}
      isText={!hasCategories}
      isFailed={false}
      isWaiting={false}
      hasMore={false}
      typed={typed}
      choices={choices}
      onSearch={setTyped}
    />
  );
}

/** Products by what is typed; an answer that was overtaken by a newer question is dropped. */
function useSearch(ask: (productIds: readonly string[]) => void) {
  const [typed, setTyped] = useState("");
  const [page, setPage] = useState<{ readonly ids: readonly string[]; readonly hasMore: boolean }>({
    ...{ ids: [], hasMore: false },
  });
  const [isSearching, setSearching] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const round = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (next: string) => {
    setTyped(next);
    setSearching(true);
    clearTimeout(timer.current);
    const own = ++round.current;
    const run = async () => {
      const wanted = next.trim() === "" ? {} : { search: next.trim().slice(0, 50) };
      const answer = await products({ ...wanted, limit: PRODUCTS_MAX }).catch(() => null);
      if (own !== round.current) return;
      setSearching(false);
      setFailed(answer === null);
      const ids = answer?.products.map(({ productId }) => productId) ?? [];
      setPage({ ids, hasMore: (answer?.next ?? null) !== null });
      ask(ids);
    };
    timer.current = setTimeout(() => void run(), next === "" ? 0 : PAUSE_MS);
  };
  return { typed, ...page, isSearching, isFailed, search };
}

type IdProps = Omit<Props, "goods"> & {
  readonly width: number;
  readonly found: Found;
  /** Names cannot be had: the id is written. */
  readonly isText: boolean;
  /** That was seen when somebody searched: he goes on where he was. */
  readonly isFailed: boolean;
  readonly isWaiting: boolean;
  readonly hasMore: boolean;
  readonly typed: string;
  readonly choices: readonly Choice[];
  readonly onSearch: (typed: string) => void;
};

/** An id chosen by name, with the id small below; one that names nothing stays and says so. */
function IdPick(props: IdProps) {
  const t = useWords(words);
  const { value, label, width, found, isText, isWaiting, hasMore, typed, choices } = props;
  const options = useMemo(() => {
    // What is chosen must be among the options to have a name; while something is searched it is in the way.
    const isThere = value === undefined || choices.some((one) => one.value === value);
    const own = isThere ? [] : [{ value, label: found ?? value }];
    // Plans may speak of goods that the shop does not have yet, or that are sold elsewhere.
    const id = typed.trim();
    const isNew = id !== "" && id !== value && !isWaiting && choices.length === 0;
    const written = { value: id, label: id, content: filled(t.useId, { id }) };
    const shown = typed === "" ? [...own, ...choices] : [...choices, ...own];
    return [...shown.map(withId), ...(isNew ? [written] : [])];
  }, [value, found, choices, typed, isWaiting, t]);
  const isGone = value !== undefined && found === null;
  return (
    <div className="plans-goods" title={found ?? undefined}>
      <Named name={label}>
        {isText ? (
          <Input
            size="small"
            style={{ width }}
            placeholder={label}
            autofocus={props.isFailed}
            value={value ?? ""}
            onChange={(next) => props.onChange(next === "" ? undefined : next)}
          />
        ) : (
          <Select
            filterable
            clearable
            size="small"
            style={{ width }}
            popupProps={{ overlayInnerStyle: { width: LIST_WIDTH } }}
            placeholder={label}
            loading={isWaiting}
            loadingText={t.waiting}
            empty={t.none}
            status={isGone ? "warning" : "default"}
            value={value ?? ""}
            options={options}
            panelBottomContent={hasMore ? <p className="faint plans-more">{t.more}</p> : undefined}
            onSearch={props.onSearch}
            onPopupVisibleChange={(isOpen) => (isOpen ? props.onSearch("") : undefined)}
            onChange={(next) =>
              props.onChange(typeof next === "string" && next !== "" ? next : undefined)
            }
          />
        )}
      </Named>
      {isGone ? (
        <small className="warn" role="status">
          {t.noSuch}
        </small>
      ) : found && found !== value ? (
        <small className="faint">{value}</small>
      ) : null}
    </div>
  );
}
