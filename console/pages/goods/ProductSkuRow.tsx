import { Fragment, useState } from "react";
import { Button, Input, Select } from "tdesign-react";
import { replaced } from "../../lib/arranged.ts";
import { useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { Named } from "../../parts/Named.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import type { PartProps } from "./ProductBasics.tsx";
import type { SkuForm } from "./productForm.ts";
import type { At } from "./productPlaces.ts";
import { words } from "./wordsProduct.ts";

type RowProps = {
  readonly sku: SkuForm;
  readonly n: number;
  readonly at: At;
  readonly productId: string;
  readonly specs: PartProps["form"]["specs"];
  /** Null: the price is fixed. */
  readonly levels: readonly string[] | null;
  readonly onChange: (sku: SkuForm) => void;
  readonly onRemove: (() => void) | null;
};

export function SkuRow({ sku, n, at, specs, productId, levels, onChange, onRemove }: RowProps) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const place = `skus.${n}`;
  const wrong = (name: string) => at(`${place}.${name}`);
  const whole = at(place, true);
  const status = (name: string) => (wrong(name) ? "error" : "default");
  const price = (name: string, label: string, value: string, set: (typed: string) => SkuForm) => (
    <Named name={label}>
      <Input
        value={value}
        align="right"
        status={status(name)}
        tips={wrong(name)}
        onChange={(typed) => onChange(set(typed))}
      />
    </Named>
  );
  return (
    <Fragment>
      <tr className={at(place) ? "is-wrong" : ""}>
        <td>
          <Named name={t.sku}>
            <Input
              value={sku.suffix}
              label={`${productId}-`}
              status={status("sku")}
              tips={wrong("sku")}
              onChange={(suffix) => onChange({ ...sku, suffix })}
            />
          </Named>
        </td>
        {specs.map(({ name, values }, at) => (
          <td key={at}>
            <Select
              aria-label={name}
              value={sku.values[at] ?? ""}
              options={values.map((value) => ({ value, label: value }))}
              onChange={(value) => {
                const all = specs.map((_, place) => sku.values[place] ?? "");
                onChange({ ...sku, values: replaced(all, at, String(value)) });
              }}
            />
          </td>
        ))}
        <td>{price("priceFen", t.price, sku.price, (typed) => ({ ...sku, price: typed }))}</td>
        {levels === null ? null : (
          <>
            <td>
              {price("memberFen", t.member, sku.member, (typed) => ({ ...sku, member: typed }))}
            </td>
            {levels.map((level) => (
              <td key={level}>
                {price(`levelPrices.${level}`, level, sku.levels[level] ?? "", (typed) => ({
                  ...sku,
                  levels: { ...sku.levels, [level]: typed },
                }))}
              </td>
            ))}
          </>
        )}
        <td>{price("weightGrams", t.grams, sku.grams, (grams) => ({ ...sku, grams }))}</td>
        <td>
          <Button size="small" variant="text" onClick={() => setOpen(!isOpen)}>
            {isOpen ? t.less : t.more}
          </Button>
          {onRemove ? (
            <Button size="small" variant="text" theme="danger" onClick={onRemove}>
              {t.removeSku}
            </Button>
          ) : null}
        </td>
      </tr>
      {whole ? (
        <tr>
          <td colSpan={20} className="wrong">
            {whole}
          </td>
        </tr>
      ) : null}
      {isOpen ? <MoreOfSku {...{ sku, wrong, onChange }} /> : null}
    </Fragment>
  );
}

function MoreOfSku({
  sku,
  wrong,
  onChange,
}: Pick<RowProps, "sku" | "onChange"> & {
  readonly wrong: (name: string) => string | undefined;
}) {
  const t = useWords(words);
  return (
    <tr className="goods-more">
      <td colSpan={20}>
        <div className="row">
          <Field name={t.picture} isGroup wrong={wrong("picture")}>
            <Pictures
              fileIds={sku.picture === null ? [] : [sku.picture]}
              folder="shop/products"
              max={1}
              onChange={([picture = null]) => onChange({ ...sku, picture })}
            />
          </Field>
          <Field name={t.supplier} hint={t.supplyHint} wrong={wrong("supplier")}>
            <Input value={sku.supplier} onChange={(supplier) => onChange({ ...sku, supplier })} />
          </Field>
          <Field name={t.supply} wrong={wrong("supplyFen")}>
            <Input
              value={sku.supply}
              align="right"
              onChange={(supply) => onChange({ ...sku, supply })}
            />
          </Field>
        </div>
      </td>
    </tr>
  );
}
