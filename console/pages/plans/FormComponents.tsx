import type { ReactNode } from "react";
import { Input, Select, Switch } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { NumberField, TextField } from "./Inputs.tsx";
import { getIn, listAt, type Path } from "./planForm.ts";
import { useSaid, useWrongAt } from "./Remarks.tsx";
import { RuleRows } from "./RuleRows.tsx";
import { words } from "./wordsForm.ts";

const SIMPLE = [
  "firstOrder",
  "levelDifference",
  "peer",
  "team",
  "nurture",
  "store",
  "storeStaff",
] as const;
const AREAS = ["province", "city", "district"] as const;
const ONE_RULE = { rules: [{ rateBp: 0 }] };

/** What an order pays besides the distances: each is off until it is switched on. */
export function FormComponents() {
  const t = useWords(words);
  return (
    <>
      {SIMPLE.map((name) => (
        <Component key={name} path={["components", name]} title={t.names[name] ?? name}>
          {name === "peer" ? <Times /> : null}
          {name === "nurture" ? <Nurture /> : null}
        </Component>
      ))}
      {AREAS.map((area) => (
        <Component
          key={area}
          path={["components", "region", area]}
          title={`${t.names["region"] ?? ""}：${t.areas[area] ?? area}`}
        />
      ))}
      <Duties />
      <Supply />
    </>
  );
}

function Component({
  path,
  title,
  children,
}: {
  readonly path: Path;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const t = useWords(words);
  const { editing } = useSaid();
  const value = getIn(editing.formPlan, path);
  const wrong = useWrongAt(path.join("."));
  return (
    <div className={wrong ? "plans-component is-wrong" : "plans-component"}>
      <label className="plans-switch">
        <Switch
          size="small"
          value={value !== undefined}
          onChange={(isOn) => editing.edit(path, isOn ? ONE_RULE : undefined)}
        />
        {title}
      </label>
      {value === undefined ? null : (
        <>
          {children}
          <RuleRows path={[...path, "rules"]} add={t.addRule} />
        </>
      )}
    </div>
  );
}

function Times() {
  const t = useWords(words);
  return (
    <div className="plans-fields">
      <NumberField
        path={["components", "peer", "times"]}
        name={t.times}
        kind="count"
        standard="1"
      />
    </div>
  );
}

function Nurture() {
  const t = useWords(words);
  const { editing } = useSaid();
  const path = ["components", "nurture", "level"];
  const level = getIn(editing.formPlan, path);
  const levels = listAt(getIn(editing.formPlan, ["levels"])).map(String);
  return (
    <div className="plans-fields">
      <Field name={t.nurtureLevel} wrong={useWrongAt(path.join("."))}>
        {levels.length === 0 ? (
          <Input
            value={level === undefined ? "" : String(level)}
            onChange={(next) => editing.edit(path, next === "" ? undefined : next)}
          />
        ) : (
          <Select
            value={typeof level === "string" ? level : undefined}
            options={levels.map((value) => ({ value, label: value }))}
            onChange={(next) => editing.edit(path, next)}
          />
        )}
      </Field>
      <NumberField path={["components", "nurture", "months"]} name={t.months} kind="count" />
    </div>
  );
}

function Duties() {
  const t = useWords(words);
  const { editing } = useSaid();
  if (getIn(editing.formPlan, ["components", "region"]) === undefined) return null;
  return <TextField path={["components", "region", "duties"]} name={t.duties} />;
}

function Supply() {
  const t = useWords(words);
  const { editing } = useSaid();
  const path = ["components", "supply"];
  return (
    <div className="plans-component">
      <label className="plans-switch">
        <Switch
          size="small"
          value={getIn(editing.formPlan, path) !== undefined}
          onChange={(isOn) => editing.edit(path, isOn ? {} : undefined)}
        />
        {t.names["supply"]}
      </label>
    </div>
  );
}
