import { useWords } from "../../lib/language.tsx";
import { useNamedGoods } from "./useGoods.ts";
import { words } from "./wordsGoods.ts";

/** What the ids of goods in a text are called that is shown as it was written. */
export function GoodsLegend({ source }: { readonly source: unknown }) {
  const t = useWords(words);
  const { ids, names } = useNamedGoods(source);
  const rows = [
    ...ids.categories.map((id) => ({ id, name: names.category(id) })),
    ...ids.skus.map((id) => ({ id, name: names.sku(id) })),
  ].filter(({ name }) => name !== undefined);
  if (rows.length === 0) return null;
  return (
    <div className="plans-legend">
      <span className="faint">{t.legend}</span>
      {rows.map(({ id, name }) => (
        <span key={id}>
          <code>{id}</code> {name ?? <span className="warn">{t.noSuch}</span>}
        </span>
      ))}
    </div>
  );
}
