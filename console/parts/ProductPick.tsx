import { useEffect, useState } from "react";
import { Select } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { product, products } from "../services/catalogue.ts";
import { words } from "./wordsForm.ts";

type Choice = { readonly value: string; readonly label: string };
type Props = {
  readonly productIds: readonly string[];
  readonly onChange: (productIds: readonly string[]) => void;
  readonly max: number;
  readonly isDisabled?: boolean;
};

const NAMES_MAX = 30;

/** Chooses products by a part of their name or id. */
export function ProductPick({ productIds, onChange, max, isDisabled = false }: Props) {
  const { pick: t } = useWords(words);
  const [found, setFound] = useState<readonly Choice[]>([]);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [isLoading, setLoading] = useState(false);
  const unnamed = productIds.filter((id) => names[id] === undefined).slice(0, NAMES_MAX);
  const key = unnamed.join(",");
  useEffect(() => {
    for (const id of key === "" ? [] : key.split(",")) {
      // A product that cannot be read still shows its id.
      const keep = (title: string) => setNames((known) => ({ ...known, [id]: title }));
      product(id).then(
        ({ title }) => keep(title),
        () => keep(id),
      );
    }
  }, [key]);
  const search = async (typed: string) => {
    setLoading(true);
    const wanted = typed.trim() === "" ? {} : { search: typed.trim() };
    const page = await products({ ...wanted, limit: 20 }).catch(() => null);
    const rows = page?.products ?? [];
    setNames((known) => ({
      ...known,
      ...Object.fromEntries(rows.map(({ productId, title }) => [productId, title])),
    }));
    setFound(rows.map(({ productId, title }) => ({ value: productId, label: title })));
    setLoading(false);
  };
  const chosen = productIds.map((id) => ({ value: id, label: names[id] ?? id }));
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
      options={[...chosen, ...others]}
      filter={() => true}
      onSearch={(typed) => void search(typed)}
      onFocus={() => void search("")}
      onChange={(value) => {
        const ids = Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
        onChange(ids);
      }}
    />
  );
}
