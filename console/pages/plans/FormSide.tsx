import { useState } from "react";
import { Input, Radio } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { FormComponents } from "./FormComponents.tsx";
import { Part } from "./FormPart.tsx";
import { FormPeriods } from "./FormPeriods.tsx";
import { FormTerms } from "./FormTerms.tsx";
import { ChoiceField, TextField } from "./Inputs.tsx";
import { getIn, listAt, recordAt } from "./planForm.ts";
import { DECLARATION_TO_FILL } from "./wordsDeclaration.ts";
import { useSaid, useWrongAt } from "./Remarks.tsx";
import { PayInput, RuleRows } from "./RuleRows.tsx";
import { words } from "./wordsForm.ts";

/** The draft as a form: what a plan says of pay. What it does not know stays as the JSON side has it. */
export function FormSide() {
  const t = useWords(words);
  return (
    <div className="plans-form">
      <Basics />
      <Rates />
      <Part name="overrides" title={t.overrides} hint={t.overridesHint}>
        <RuleRows path={["overrides"]} add={t.addOverride} withDistance />
      </Part>
      <Part name="components" title={t.components} hint={t.componentsHint}>
        <FormComponents />
      </Part>
      <Part name="periods" title={t.periods} hint={t.periodsHint}>
        <FormPeriods />
      </Part>
      <FormTerms />
    </div>
  );
}

function Basics() {
  const t = useWords(words);
  const { editing } = useSaid();
  const pack = getIn(editing.formPlan, ["pack"]) === "declared" ? "declared" : "strict";
  const choose = (next: unknown) => {
    if (next === pack || editing.plan === null) return;
    const { pack: _pack, declaration, ...rest } = editing.plan;
    const by = declaration ?? DECLARATION_TO_FILL;
    editing.replace(next === "declared" ? { ...rest, pack: "declared", declaration: by } : rest);
  };
  return (
    <Part name="basics" title={t.basics}>
      <div className="plans-fields">
        <TextField path={["id"]} name={t.id} hint={t.idHint} />
        <Levels />
        <ChoiceField
          path={["selfPurchase"]}
          name={t.selfPurchase}
          choices={t.selfPurchases}
          standard="none"
        />
        <ChoiceField path={["tax"]} name={t.tax} choices={t.taxes} standard="none" />
      </div>
      <Field name={t.pack} isGroup>
        <Radio.Group value={pack} onChange={choose}>
          <Radio value="strict">{t.packs.strict}</Radio>
          <Radio value="declared">{t.packs.declared}</Radio>
        </Radio.Group>
      </Field>
    </Part>
  );
}

function Levels() {
  const t = useWords(words);
  const { editing } = useSaid();
  const levels = listAt(getIn(editing.formPlan, ["levels"])).map(String);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field name={t.levels} wrong={useWrongAt("levels")}>
      <Input
        value={typed ?? levels.join("，")}
        onChange={(next) => {
          setTyped(next);
          const names = next.split(/[,，、]/).flatMap((one) => (one.trim() ? [one.trim()] : []));
          editing.edit(["levels"], names.length === 0 ? undefined : names);
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}

function Rates() {
  const t = useWords(words);
  const { editing } = useSaid();
  const rates = listAt(getIn(editing.formPlan, ["rates"]));
  return (
    <Part name="rates" title={t.rates} hint={t.ratesHint}>
      {[1, 2, 3].map((distance) => {
        const at = rates.findIndex((rate) => recordAt(rate)["distance"] === distance);
        return (
          <div key={distance} className="plans-rule">
            <span className="plans-distance">{filled(t.distance, { n: distance })}</span>
            <Radio.Group
              size="small"
              variant="default-filled"
              value={at < 0 ? "none" : "pays"}
              onChange={(next) => {
                if (next === "none") editing.edit(["rates", at], undefined);
                else editing.edit(["rates", rates.length], { distance, rateBp: 0 });
              }}
            >
              <Radio.Button value="none">{t.none}</Radio.Button>
              <Radio.Button value="pays">{t.pays}</Radio.Button>
            </Radio.Group>
            {at < 0 ? null : <PayInput path={["rates", at]} />}
          </div>
        );
      })}
    </Part>
  );
}
