import { useEffect, useState } from "react";
import { Select } from "tdesign-react";
import { filled, useWords } from "../lib/language.tsx";
import { products } from "../services/catalogue.ts";
import { withId } from "./GoodsChoice.tsx";
import type { Choice } from "./goods.ts";
import { useProducts } from "./useProducts.ts";
import { words } from "./wordsForm.ts";

type Props = {
  readonly productIds: readonly string[];
  readonly onChange: (productIds: readonly string[]) => void;
  readonly max: number;
  readonly isDisabled?: boolean;
};

const NAMES_MAX = 30;

/** Chooses products by a part of their name or id; one that does not exist any more stays, and says so. */
export function ProductPick({ productIds, onChange, max, isDisabled = false }: Props) {
  const { pick: t } = useWords(words);
  const [found, setFound] = useState<readonly Choice[]>([]);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [isLoading, setLoading] = useState(false);
  const { known, ask } = useProducts();
  const unnamed = productIds.filter((id) => names[id] === undefined).slice(0, NAMES_MAX);
  const key = unnamed.join(",");
  useEffect(() => ask(key === "" ? [] : key.split(",")), [key, ask]);
  const search = async (typed: string) => {
    setLoading(true);
    const wanted = typed.trim() === "" ? {} : { search: typed.trim() };
    const page = await products({ ...wanted, limit: 20 }).catch(() => null);
    const rows = page?.products ?? [];
    setNames((last) => ({
      ...last,
      ...Object.fromEntries(rows.map(({ productId, title }) => [productId, title])),
    }));
    setFound(rows.map(({ productId, title }) => ({ value: productId, label: title })));
    setLoading(false);
  };
  // A product that cannot be read still shows its id.
  const nameOf = (id: string): string =>
    known.get(id) === null ? filled(t.gone, { id }) : (names[id] ?? known.get(id)?.title ?? id);
  const chosen = productIds.map((id) => ({ value: id, label: nameOf(id) }));
  const others = found.filter(({ value }) => !productIds.includes(value));
  const isOne = max === 1;
  return (
    <Select
      filterable
      clearable
      multiple={!isOne}
      max={isOne ? 0 : max}
      disabled={isDisabled}
      loading={isLoading}
      placeholder={t.product}
      empty={t.none}
      value={isOne ? productIds[0] : [...productIds]}
      options={[...chosen, ...others].map(withId)}
      onSearch={(typed) => void search(typed)}
      onFocus={() => void search("")}
      onChange={(value) => {
        const ids = Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
        onChange(ids);
      }}
    />
  );
}
