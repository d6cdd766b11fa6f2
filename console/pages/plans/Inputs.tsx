import { useEffect, useState } from "react";
import { Input, Select } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { Field } from "../../parts/Field.tsx";
import { getIn, type Path } from "./planForm.ts";
import { useSaid, useWrongAt } from "./Remarks.tsx";
import { type NumberKind, numberOf, typedOf } from "./typed.ts";
import { words } from "./wordsForm.ts";

/** A number as a person types it; what is no number stays in the field and is told, the plan keeps what it had. */
export function NumberInput({
  kind,
  value,
  label,
  placeholder,
  width = 110,
  isSmall = false,
  onChange,
}: {
  readonly kind: NumberKind;
  readonly value: unknown;
  readonly label: string;
  readonly placeholder?: string;
  readonly width?: number | string;
  /** In a row of small controls. */
  readonly isSmall?: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  const t = useWords(words);
  const [typed, setTyped] = useState(() => typedOf(kind, value));
  useEffect(() => {
    // What the JSON side says counts, unless it is what was typed here.
    if (numberOf(kind, typed) !== value) setTyped(typedOf(kind, value));
  }, [kind, value]);
  const isWrong = numberOf(kind, typed) === null;
  return (
    <Input
      size={isSmall ? "small" : "medium"}
      value={typed}
      placeholder={placeholder ?? label}
      // A small one grows, so that what is wrong stands below it in one line.
      style={{ width: isWrong && isSmall ? 250 : width }}
      status={isWrong ? "error" : "default"}
      tips={isWrong ? t.wrong[kind] : undefined}
      onChange={(next) => {
        setTyped(next);
        const number = numberOf(kind, next);
        if (number !== null) onChange(number);
      }}
    />
  );
}

/** One number of the plan, by its path. */
export function NumberField({
  path,
  name,
  kind,
  standard,
}: {
  readonly path: Path;
  readonly name: string;
  readonly kind: NumberKind;
  /** What holds where the plan says nothing. */
  readonly standard?: string;
}) {
  const t = useWords(words);
  const { editing } = useSaid();
  return (
    <Field name={name} wrong={useWrongAt(path.join("."))}>
      <NumberInput
        kind={kind}
        value={getIn(editing.formPlan, path)}
        label={name}
        placeholder={standard === undefined ? undefined : filled(t.standard, { value: standard })}
        width="100%"
        onChange={(value) => editing.edit(path, value)}
      />
    </Field>
  );
}

/** One text of the plan, by its path; empty = it says nothing. */
export function TextField({
  path,
  name,
  hint,
}: {
  readonly path: Path;
  readonly name: string;
  readonly hint?: string;
}) {
  const { editing } = useSaid();
  const value = getIn(editing.formPlan, path);
  return (
    <Field name={name} hint={hint} wrong={useWrongAt(path.join("."))}>
      <Input
        value={value === undefined ? "" : String(value)}
        onChange={(next) => editing.edit(path, next === "" ? undefined : next)}
      />
    </Field>
  );
}

/** One choice of the plan, by its path. */
export function ChoiceField({
  path,
  name,
  choices,
  standard,
}: {
  readonly path: Path;
  readonly name: string;
  readonly choices: Readonly<Record<string, string>>;
  /** What holds where the plan says nothing. */
  readonly standard: string;
}) {
  const t = useWords(words);
  const { editing } = useSaid();
  const value = getIn(editing.formPlan, path);
  return (
    <Field name={name} wrong={useWrongAt(path.join("."))}>
      <Select
        value={typeof value === "string" ? value : ""}
        options={[
          { value: "", label: filled(t.standard, { value: choices[standard] ?? standard }) },
          ...Object.entries(choices).map(([one, label]) => ({ value: one, label })),
        ]}
        onChange={(next) => editing.edit(path, next === "" ? undefined : next)}
      />
    </Field>
  );
}
