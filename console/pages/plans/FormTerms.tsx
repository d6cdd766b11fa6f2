import { useWords } from "../../lib/language.tsx";
import { Part } from "./FormPart.tsx";
import { ChoiceField, NumberField, TextField } from "./Inputs.tsx";
import { words } from "./wordsForm.ts";

/** Caps and waiting, whose fan somebody is, withdrawals, and a little of what the brand promises besides. */
export function FormTerms() {
  const t = useWords(words);
  return (
    <>
      <Part name="caps" title={t.caps}>
        <div className="plans-fields">
          <NumberField path={["capBp"]} name={t.capBp} kind="rate" standard="30" />
          <NumberField
            path={["perOrderCapFen"]}
            name={t.perOrderCap}
            kind="amount"
            standard="50000"
          />
          <NumberField path={["freezeDays"]} name={t.freezeDays} kind="count" standard="15" />
          <NumberField path={["noReceiptDays"]} name={t.noReceiptDays} kind="count" standard="45" />
          <NumberField path={["noticeDays"]} name={t.noticeDays} kind="count" standard="7" />
        </div>
      </Part>
      <Part name="attribution" title={t.attribution}>
        <div className="plans-fields">
          <ChoiceField
            path={["attribution", "policy"]}
            name={t.policy}
            choices={t.policies}
            standard="extend"
          />
          {(["clickDays", "orderDays", "protectDays"] as const).map((field) => (
            <NumberField
              key={field}
              path={["attribution", field]}
              name={t[field]}
              kind="count"
              standard={field === "orderDays" ? "30" : "7"}
            />
          ))}
        </div>
      </Part>
      <Part name="withdrawal" title={t.withdrawal}>
        <div className="plans-fields">
          <NumberField path={["withdrawal", "minFen"]} name={t.minFen} kind="amount" standard="1" />
          <NumberField
            path={["withdrawal", "maxFen"]}
            name={t.maxFen}
            kind="amount"
            standard="200000"
          />
          <NumberField
            path={["withdrawal", "openMax"]}
            name={t.openMax}
            kind="count"
            standard="3"
          />
        </div>
      </Part>
      <Part name="programme" title={t.programme} hint={t.programmeHint}>
        <div className="plans-fields">
          <TextField path={["programme", "seller", "name"]} name={t.seller} />
          <NumberField path={["programme", "join", "minAge"]} name={t.minAge} kind="count" />
        </div>
      </Part>
    </>
  );
}
