import { Radio, Select } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { withId } from "../../parts/GoodsChoice.tsx";
import { ProductPick } from "../../parts/ProductPick.tsx";
import { useCategories } from "../../parts/useCategories.ts";
import { words as formWords } from "../../parts/wordsForm.ts";
import type { Scope } from "./campaignForm.ts";
import { words } from "./wordsCampaigns.ts";

const PRODUCTS_MAX = 200;

/** Which goods a campaign is about. */
export function ScopePick({
  scope,
  onChange,
  wrong,
  isDisabled = false,
}: {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
  readonly wrong: string | undefined;
  readonly isDisabled?: boolean;
}) {
  const { form: t } = useWords(words);
  const { pick } = useWords(formWords);
  const { categories: known } = useCategories();
  const categories = (known ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const chosen = scope.kind === "categories" ? scope.ids : [];
  // While they are not known nobody can say that one is gone.
  const gone = known ? chosen.filter((id) => !categories.some(({ value }) => value === id)) : [];
  return (
    <Field name={t.scope} hint={t.samples} isGroup wrong={wrong}>
      <Radio.Group
        value={scope.kind}
        disabled={isDisabled}
        options={[
          { value: "all", label: t.all },
          { value: "categories", label: t.byCategories },
          { value: "products", label: t.byProducts },
        ]}
        onChange={(kind) =>
          onChange(
            kind === "categories" || kind === "products" ? { kind, ids: [] } : { kind: "all" },
          )
        }
      />
      {scope.kind === "categories" ? (
        <Select
          multiple
          disabled={isDisabled}
          value={[...scope.ids]}
          options={[
            ...categories.map(withId),
            ...gone.map((id) => ({ value: id, label: filled(pick.gone, { id }) })),
          ]}
          onChange={(ids) =>
            onChange({ kind: "categories", ids: Array.isArray(ids) ? ids.map(String) : [] })
          }
        />
      ) : scope.kind === "products" ? (
        <ProductPick
          productIds={scope.ids}
          max={PRODUCTS_MAX}
          isDisabled={isDisabled}
          onChange={(ids) => onChange({ kind: "products", ids })}
        />
      ) : null}
    </Field>
  );
}
