import { Button, Input, Switch, TagInput } from "tdesign-react";
import { replaced, without } from "../../lib/arranged.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Named } from "../../parts/Named.tsx";
import { Section } from "../../parts/Page.tsx";
import { levels as planLevels } from "../../services/content.ts";
import type { PartProps } from "./ProductBasics.tsx";
import { addedSku, madeSkus, missingChoices, SKUS_MAX } from "./productSkus.ts";
import { SkuRow } from "./ProductSkuRow.tsx";
import { words } from "./wordsProduct.ts";

const SPECS_MAX = 3;

/** What a buyer chooses among, and each SKU with its prices. */
export function SkusSection({ form, change, at }: PartProps) {
  const t = useWords(words);
  const { data: named = [] } = useCall("levels", planLevels);
  // A level that the plan does not name any more stays to be seen, and to be taken away.
  const old = form.skus.flatMap(({ levels }) => Object.keys(levels));
  const levels = [...new Set([...named, ...old])];
  const missing = missingChoices(form.specs, form.skus);
  return (
    <Section
      title={t.specsTitle}
      actions={
        <>
          {form.specs.length < SPECS_MAX ? (
            <Button
              size="small"
              variant="outline"
              onClick={() => change({ specs: [...form.specs, { name: "", values: [] }] })}
            >
              {t.addSpec}
            </Button>
          ) : null}
          {form.specs.length > 0 && missing.length > 0 ? (
            <Button size="small" onClick={() => change({ skus: madeSkus(form.skus, missing) })}>
              {filled(t.make, { n: missing.length })}
            </Button>
          ) : (
            <Button
              size="small"
              variant="outline"
              disabled={form.skus.length >= SKUS_MAX}
              onClick={() =>
                change({
                  skus: addedSku(
                    form.skus,
                    form.specs.map(() => ""),
                  ),
                })
              }
            >
              {t.addSku}
            </Button>
          )}
        </>
      }
    >
      <div className="goods-form">
        <Specs {...{ form, change, at }} />
        <p className="faint">{t.priceRule}</p>
        <div className="goods-skus">
          <table>
            <thead>
              <tr>
                <th scope="col">{t.sku}</th>
                {form.specs.map(({ name }, n) => (
                  <th key={n} scope="col">
                    {name === "" ? t.spec : name}
                  </th>
                ))}
                <th scope="col">{t.price}</th>
                {form.priceFixed ? null : (
                  <>
                    <th scope="col">{t.member}</th>
                    {levels.map((level) => (
                      <th key={level} scope="col">
                        {level}
                      </th>
                    ))}
                  </>
                )}
                <th scope="col" title={t.gramsHint}>
                  {t.grams}
                </th>
                <th />
              </tr>
            </thead>
            <tbody>
              {form.skus.map((sku, n) => (
                <SkuRow
                  key={n}
                  {...{ sku, n, at, specs: form.specs, productId: form.productId }}
                  levels={form.priceFixed ? null : levels}
                  onChange={(next) => change({ skus: replaced(form.skus, n, next) })}
                  onRemove={
                    form.skus.length > 1 ? () => change({ skus: without(form.skus, n) }) : null
                  }
                />
              ))}
            </tbody>
          </table>
        </div>
        <label>
          <Switch
            value={form.priceFixed}
            onChange={(priceFixed) =>
              change(
                priceFixed
                  ? {
                      priceFixed,
                      skus: form.skus.map((one) => ({ ...one, member: "", levels: {} })),
                    }
                  : { priceFixed },
              )
            }
          />{" "}
          {t.priceFixed}
        </label>
      </div>
    </Section>
  );
}

function Specs({ form, change, at }: Omit<PartProps, "isNew">) {
  const t = useWords(words);
  return (
    <div className="goods-specs">
      {form.specs.map(({ name, values }, n) => (
        <div key={n} className="goods-spec">
          <Input
            value={name}
            placeholder={t.specName}
            aria-label={t.specName}
            onChange={(next) => change({ specs: replaced(form.specs, n, { name: next, values }) })}
          />
          <Named name={t.specValues}>
            <TagInput
              value={[...values]}
              placeholder={t.specValues}
              onChange={(next) =>
                change({ specs: replaced(form.specs, n, { name, values: next.map(String) }) })
              }
            />
          </Named>
          <Button
            variant="text"
            theme="danger"
            onClick={() =>
              change({
                specs: without(form.specs, n),
                skus: form.skus.map((sku) => ({ ...sku, values: without(sku.values, n) })),
              })
            }
          >
            {t.removeSpec}
          </Button>
        </div>
      ))}
      {at("specs") ? <span className="wrong">{at("specs")}</span> : null}
    </div>
  );
}
