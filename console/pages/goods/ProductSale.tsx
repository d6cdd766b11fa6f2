import { Link } from "react-router";
import { Button, Input, Radio, Switch } from "tdesign-react";
import { replaced, without } from "../../lib/arranged.ts";
import { useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { Section } from "../../parts/Page.tsx";
import { ProductPick } from "../../parts/ProductPick.tsx";
import type { PartProps } from "./ProductBasics.tsx";
import { words } from "./wordsProduct.ts";

const GIFTS_MAX = 5;

/** When it is sold, to whom how much, and what comes with it. */
export function ProductSale({ form, change, at }: PartProps) {
  const t = useWords(words);
  const { sale, limit } = form;
  return (
    <Section title={t.saleTitle}>
      <div className="goods-form">
        <Field name={t.sale} isGroup wrong={at("sale")}>
          <Radio.Group
            value={sale === null ? "off" : "on"}
            options={[
              { value: "off", label: t.saleOff },
              { value: "on", label: t.saleOn },
            ]}
            onChange={(value) =>
              change({ sale: value === "on" ? { fromMs: Date.now(), untilMs: null } : null })
            }
          />
        </Field>
        {sale === null ? null : (
          <div className="row">
            <Field name={t.saleFrom} wrong={at("sale.fromMs")}>
              <Instant
                atMs={sale.fromMs}
                onChange={(fromMs) => change({ sale: { ...sale, fromMs: fromMs ?? Date.now() } })}
              />
            </Field>
            <Field name={t.saleUntil} wrong={at("sale.untilMs")}>
              <Instant
                atMs={sale.untilMs}
                onChange={(untilMs) => change({ sale: { ...sale, untilMs } })}
              />
            </Field>
          </div>
        )}
        <Field name={t.limit} isGroup>
          <span>
            <Switch
              value={limit !== null}
              onChange={(isOn) => change({ limit: isOn ? { quantity: "1", days: "" } : null })}
            />{" "}
            {t.limitOn}
          </span>
        </Field>
        {limit === null ? null : (
          <div className="row">
            <Field name={t.limitQuantity} wrong={at("limit.quantity")}>
              <Input
                value={limit.quantity}
                onChange={(quantity) => change({ limit: { ...limit, quantity } })}
              />
            </Field>
            <Field name={t.limitDays} wrong={at("limit.days")}>
              <Input
                value={limit.days}
                onChange={(days) => change({ limit: { ...limit, days } })}
              />
            </Field>
          </div>
        )}
        <Gifts {...{ form, change, at }} />
        <Field name={t.related} wrong={at("related")}>
          <ProductPick
            productIds={form.related}
            max={12}
            onChange={(related) => change({ related })}
          />
        </Field>
        <Field name={t.freight} isGroup>
          <span className="faint">
            {t.freightText} <Link to="/shop">{t.freightLink}</Link>
          </span>
        </Field>
      </div>
    </Section>
  );
}

function Gifts({ form, change, at }: Omit<PartProps, "isNew">) {
  const t = useWords(words);
  const { gifts } = form;
  return (
    <Field name={t.gifts} hint={t.giftsHint} isGroup wrong={at("gifts")}>
      {gifts.map((gift, n) => (
        <div key={n} className="goods-hours">
          <Input
            style={{ width: 200 }}
            value={gift.sku}
            placeholder={t.giftSku}
            aria-label={t.giftSku}
            onChange={(sku) => change({ gifts: replaced(gifts, n, { ...gift, sku }) })}
          />
          <Input
            style={{ width: 140 }}
            value={gift.forEach}
            label={t.giftEach}
            onChange={(forEach) => change({ gifts: replaced(gifts, n, { ...gift, forEach }) })}
          />
          <Input
            style={{ width: 140 }}
            value={gift.quantity}
            label={t.giftQuantity}
            onChange={(quantity) => change({ gifts: replaced(gifts, n, { ...gift, quantity }) })}
          />
          <Button
            variant="text"
            theme="danger"
            onClick={() => change({ gifts: without(gifts, n) })}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      {gifts.length < GIFTS_MAX ? (
        <span>
          <Button
            size="small"
            variant="outline"
            onClick={() => change({ gifts: [...gifts, { sku: "", quantity: "1", forEach: "1" }] })}
          >
            {t.addGift}
          </Button>
        </span>
      ) : null}
    </Field>
  );
}
