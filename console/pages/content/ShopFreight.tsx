import { Button, Input, Radio, TagInput } from "tdesign-react";
import { replaced, without } from "../../lib/arranged.ts";
import { useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { Section } from "../../parts/Page.tsx";
import { placeText } from "../../parts/placeText.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { regionCode } from "../../parts/regionCodes.ts";
import type { At, ShopPart } from "./ShopPage.tsx";
import { emptyRule, type RuleForm } from "./shopForm.ts";
import { words } from "./wordsShop.ts";

const RULES_MAX = 50;

/** What sending costs, by region and weight. */
export function FreightSection({ form, change, at }: ShopPart) {
  const t = useWords(words);
  const names = useWords(regionWords);
  const { regions } = form;
  return (
    <Section
      title={t.freight}
      actions={
        regions.length < RULES_MAX ? (
          <Button
            size="small"
            variant="outline"
            onClick={() => change({ regions: [...regions, { codes: [], rule: emptyRule }] })}
          >
            {t.addRegion}
          </Button>
        ) : null
      }
    >
      <p className="faint">{t.freightHint}</p>
      {regions.map(({ codes, rule }, n) => (
        <div key={n} className="shop-row is-plain">
          <div className="content-form">
            <Field name={t.regions} isGroup wrong={at(`freight.regions.${n}.regions`)}>
              <TagInput
                value={[...codes]}
                aria-label={t.regions}
                tag={({ value }) => placeText(String(value), names)}
                onChange={(next) => {
                  const typed = next.map((one) => regionCode(String(one), names));
                  change({ regions: replaced(regions, n, { codes: [...new Set(typed)], rule }) });
                }}
              />
            </Field>
            <RuleFields
              rule={rule}
              place={`freight.regions.${n}.rule`}
              at={at}
              onChange={(next) => change({ regions: replaced(regions, n, { codes, rule: next }) })}
            />
          </div>
          <Button
            size="small"
            variant="text"
            theme="danger"
            onClick={() => change({ regions: without(regions, n) })}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      <br />
      <Field name={t.elsewhere} isGroup>
        <RuleFields
          rule={form.elsewhere}
          place="freight.elsewhere"
          at={at}
          onChange={(elsewhere) => change({ elsewhere })}
        />
      </Field>
    </Section>
  );
}

function RuleFields({
  rule,
  place,
  at,
  onChange,
}: {
  readonly rule: RuleForm;
  readonly place: string;
  readonly at: At;
  readonly onChange: (rule: RuleForm) => void;
}) {
  const t = useWords(words);
  const fields = [
    ["firstGrams", t.firstGrams, "firstGrams"],
    ["first", t.first, "firstFen"],
    ["stepGrams", t.stepGrams, "stepGrams"],
    ["step", t.step, "stepFen"],
    ["freeFrom", t.freeFrom, "freeFromFen"],
  ] as const;
  return (
    <div className="content-form">
      <Radio.Group
        value={rule.isRefused ? "refused" : "delivered"}
        options={[
          { value: "delivered", label: t.delivered },
          { value: "refused", label: t.refused },
        ]}
        onChange={(value) => onChange({ ...rule, isRefused: value === "refused" })}
      />
      {rule.isRefused ? null : (
        <div className="row is-five">
          {fields.map(([field, name, sent]) => (
            <Field key={field} name={name} wrong={at(`${place}.${sent}`)}>
              <Input
                value={rule[field]}
                align="right"
                onChange={(typed) => onChange({ ...rule, [field]: typed })}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
