import { Button, Select } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { NumberInput, TextField } from "./Inputs.tsx";
import { getIn, listAt, type Path, recordAt } from "./planForm.ts";
import { useSaid, useWrongAt } from "./Remarks.tsx";
import { words } from "./wordsForm.ts";

const FIRST = { period: "month", mode: "slices", tiers: [{ fromFen: 0, rateBp: 100 }] };

/** What own sales of a month, quarter or year pay. */
export function FormPeriods() {
  const t = useWords(words);
  const { editing } = useSaid();
  const rows = listAt(getIn(editing.formPlan, ["periods"]));
  return (
    <div className="plans-rules">
      {rows.map((_, at) => (
        <PeriodRow key={at} path={["periods", at]} />
      ))}
      <Button
        size="small"
        variant="dashed"
        onClick={() => editing.edit(["periods", rows.length], { id: freeId(rows), ...FIRST })}
      >
        {t.addPeriod}
      </Button>
    </div>
  );
}

/** A name that no bonus has yet. */
function freeId(rows: readonly unknown[]): string {
  const taken = rows.map((row) => recordAt(row)["id"]);
  let n = rows.length + 1;
  while (taken.includes(`bonus${n}`)) n += 1;
  return `bonus${n}`;
}

function PeriodRow({ path }: { readonly path: Path }) {
  const t = useWords(words);
  const { editing } = useSaid();
  const bonus = recordAt(getIn(editing.formPlan, path));
  const tiers = listAt(bonus["tiers"]);
  const isWhole = bonus["mode"] === "whole";
  const wrong = useWrongAt(path.join("."));
  const setMode = (mode: unknown) => {
    // A fixed amount has a meaning only where the whole counts.
    const rated = tiers.map((tier) => {
      const { fixedFen: _fixedFen, ...rest } = recordAt(tier);
      return { ...rest, rateBp: rest["rateBp"] ?? 0 };
    });
    editing.edit(path, { ...bonus, mode, tiers: mode === "slices" ? rated : tiers });
  };
  return (
    <div className={wrong ? "plans-component is-wrong" : "plans-component"}>
      <div className="plans-fields">
        <TextField path={[...path, "id"]} name={t.periodId} />
        <Field name={t.period}>
          <Select
            value={String(bonus["period"] ?? "")}
            options={Object.entries(t.periodNames).map(([value, label]) => ({ value, label }))}
            onChange={(value) => editing.edit([...path, "period"], value)}
          />
        </Field>
        <Field name={t.mode}>
          <Select
            value={String(bonus["mode"] ?? "")}
            options={Object.entries(t.modes).map(([value, label]) => ({ value, label }))}
            onChange={setMode}
          />
        </Field>
      </div>
      {tiers.map((_, at) => (
        <TierRow key={at} path={[...path, "tiers", at]} canBeFixed={isWhole} />
      ))}
      <div className="plans-rule">
        <Button
          size="small"
          variant="dashed"
          onClick={() => editing.edit([...path, "tiers", tiers.length], nextTier(tiers))}
        >
          {t.addTier}
        </Button>
        <Button
          size="small"
          variant="text"
          theme="danger"
          onClick={() => editing.edit(path, undefined)}
        >
          {t.removePeriod}
        </Button>
      </div>
    </div>
  );
}

/** A tier above the last one: twice its sales, from 1,000 yuan on. */
function nextTier(tiers: readonly unknown[]) {
  const last = Number(recordAt(tiers.at(-1))["fromFen"] ?? 0);
  return { fromFen: last > 0 ? last * 2 : 100_000, rateBp: 0 };
}

function TierRow({ path, canBeFixed }: { readonly path: Path; readonly canBeFixed: boolean }) {
  const t = useWords(words);
  const { editing } = useSaid();
  const tier = recordAt(getIn(editing.formPlan, path));
  const { rateBp, fixedFen, ...rest } = tier;
  const isFixed = fixedFen !== undefined;
  const wrong = useWrongAt(path.join("."));
  return (
    <div className={wrong ? "plans-rule is-wrong" : "plans-rule"} title={wrong}>
      <span className="faint">{t.fromFen}</span>
      <NumberInput
        isSmall
        kind="amount"
        label={t.fromFen}
        value={tier["fromFen"]}
        onChange={(value) => editing.edit([...path, "fromFen"], value ?? 0)}
      />
      {canBeFixed ? (
        <Select
          size="small"
          style={{ width: 104 }}
          value={isFixed ? "fixed" : "rate"}
          options={[
            { value: "rate", label: t.rate },
            { value: "fixed", label: t.fixed },
          ]}
          onChange={(next) =>
            editing.edit(path, { ...rest, ...(next === "fixed" ? { fixedFen: 0 } : { rateBp: 0 }) })
          }
        />
      ) : (
        <span className="faint">{t.rate}</span>
      )}
      <NumberInput
        isSmall
        key={isFixed ? "fixed" : "rate"}
        kind={isFixed ? "amount" : "rate"}
        width={84}
        label={isFixed ? t.fixed : t.rate}
        value={isFixed ? fixedFen : rateBp}
        onChange={(value) => editing.edit([...path, isFixed ? "fixedFen" : "rateBp"], value ?? 0)}
      />
      <Button
        size="small"
        variant="text"
        theme="danger"
        onClick={() => editing.edit(path, undefined)}
      >
        {t.remove}
      </Button>
    </div>
  );
}
