import { Input, Radio, Select, Textarea } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { Section } from "../../parts/Page.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import { useCategories } from "../../parts/useCategories.ts";
import type { ProductForm } from "./productForm.ts";
import type { At } from "./productPlaces.ts";
import { words } from "./wordsProduct.ts";

export type PartProps = {
  readonly form: ProductForm;
  readonly change: (changes: Partial<ProductForm>) => void;
  readonly at: At;
  readonly isNew: boolean;
};

/** Names, texts, kind and categories. */
export function BasicsSection({ form, change, at, isNew }: PartProps) {
  const t = useWords(words);
  return (
    <Section title={t.basics}>
      <div className="goods-form">
        <div className="row">
          <Field name={t.id} hint={isNew ? t.idHint : undefined} wrong={at("productId")}>
            <Input
              value={form.productId}
              disabled={!isNew}
              maxlength={32}
              onChange={(productId) => change({ productId })}
            />
          </Field>
          <Field name={t.name} wrong={at("title")}>
            <Input value={form.title} maxlength={64} onChange={(title) => change({ title })} />
          </Field>
        </div>
        <Field name={t.subtitle} wrong={at("subtitle")}>
          <Input
            value={form.subtitle}
            maxlength={100}
            onChange={(subtitle) => change({ subtitle })}
          />
        </Field>
        <Field name={t.description} hint={t.descriptionHint} wrong={at("description")}>
          <Textarea
            value={form.description}
            maxlength={10_000}
            autosize={{ minRows: 3, maxRows: 12 }}
            onChange={(description) => change({ description })}
          />
        </Field>
        <div className="row">
          <Categories {...{ form, change, at }} />
          <Field name={t.kind} hint={t.kindHint} isGroup wrong={at("kind")}>
            <Radio.Group
              value={form.kind}
              onChange={(kind) => change({ kind: kind === "sample" ? "sample" : "goods" })}
              options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
            />
          </Field>
          <Field name={t.rank} hint={t.rankHint} wrong={at("rank")}>
            <Input value={form.rank} onChange={(rank) => change({ rank })} />
          </Field>
        </div>
      </div>
    </Section>
  );
}

function Categories({ form, change, at }: Omit<PartProps, "isNew">) {
  const t = useWords(words);
  const { categories: known = [] } = useCategories();
  const lost = form.categories.filter((id) => known.every((one) => one.id !== id));
  return (
    <Field name={t.categories} wrong={at("categories")}>
      <Select
        multiple
        max={5}
        empty={t.noCategories}
        value={[...form.categories]}
        options={[
          ...known.map(({ id, name }) => ({ value: id, label: name })),
          ...lost.map((id) => ({ value: id, label: id })),
        ]}
        onChange={(ids) => change({ categories: Array.isArray(ids) ? ids.map(String) : [] })}
      />
    </Field>
  );
}

export function PicturesSection({ form, change, at }: PartProps) {
  const t = useWords(words);
  return (
    <Section title={t.pictures}>
      <div className="goods-form">
        <Field name={t.mainPictures} isGroup wrong={at("pictures")}>
          <Pictures
            fileIds={form.pictures}
            folder="shop/products"
            max={9}
            hasCover
            onChange={(pictures) => change({ pictures })}
          />
        </Field>
        <Field name={t.detailPictures} isGroup wrong={at("detailPictures")}>
          <Pictures
            fileIds={form.detailPictures}
            folder="shop/products"
            max={30}
            onChange={(detailPictures) => change({ detailPictures })}
          />
        </Field>
      </div>
    </Section>
  );
}
