import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Button, DateRangePicker, Input, Select } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { picksKeepEnter } from "../lib/picksKeepEnter.ts";
import { choiceWidth, textWidth } from "../lib/textWidth.ts";
import { searched } from "../lib/typed.ts";
import type { UrlFilter } from "../lib/urlFilter.ts";
import { words } from "./words.ts";

/** One filter. `name` is its name in the address; a span of days is written as "2026-03-01~2026-03-31". */
export type FilterField =
  | {
      readonly kind: "search";
      readonly name: string;
      readonly label: string;
      readonly width?: number;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      /** What counts where nothing is chosen, in words; left out = everything. */
      readonly otherwise?: string;
      readonly width?: number;
    }
  | { readonly kind: "days"; readonly name: string; readonly label: string };

/** Among more choices than these one types what is looked for, as among two hundred stores. */
const CHOICES_SEEN = 12;
/** What the frame of a search takes besides its text: padding and the cross that empties it. */
const SIGN_PX = 44;
const widthOf = (
  { label, choices, otherwise }: Extract<FilterField, { kind: "choice" }>,
  all: string,
): number => choiceWidth(`${label}: `, [otherwise ?? all, ...choices.map((one) => one.label)]);

/** The filters of a list. What is typed counts on Enter; what is picked counts at once. */
export function Filters({
  fields,
  filter,
  onRefresh,
  children,
}: {
  readonly fields: readonly FilterField[];
  readonly filter: UrlFilter;
  readonly onRefresh: () => void;
  readonly children?: ReactNode;
}) {
  const { list: t } = useWords(words);
  const searches = fields.filter((field) => field.kind === "search");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => setTyped({}), [filter.text]);
  const valueOf = (name: string) => typed[name] ?? filter.get(name);
  const valuesTyped = () =>
    Object.fromEntries(searches.map(({ name }) => [name, searched(valueOf(name))]));
  /** What was typed and not sent yet goes along, or it would be lost. */
  const pick = (name: string, value: string) => filter.set({ ...valuesTyped(), [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = valuesTyped();
    const isSame = searches.every(({ name }) => values[name] === filter.get(name));
    if (isSame) onRefresh();
    else filter.set(values);
  };
  return (
    <form className="filters" onSubmit={submit} onKeyDown={picksKeepEnter}>
      {fields.map((field) =>
        field.kind === "search" ? (
          <Input
            key={field.name}
            style={{ width: Math.max(field.width ?? 220, textWidth(field.label) + SIGN_PX) }}
            placeholder={field.label}
            aria-label={field.label}
            clearable
            value={valueOf(field.name)}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
            onClear={() => pick(field.name, "")}
          />
        ) : field.kind === "choice" ? (
          <Select
            key={field.name}
            style={{ width: Math.max(field.width ?? 150, widthOf(field, t.all)) }}
            label={`${field.label}: `}
            placeholder={field.otherwise ?? t.all}
            clearable
            filterable={field.choices.length > CHOICES_SEEN}
            value={filter.get(field.name) === "" ? undefined : filter.get(field.name)}
            options={[...field.choices]}
            onChange={(value) => pick(field.name, String(value ?? ""))}
            onClear={() => pick(field.name, "")}
          />
        ) : (
          <span key={field.name} role="group" aria-label={field.label}>
            <DateRangePicker
              style={{ width: Math.max(250, 2 * textWidth(`${field.label} ${t.from}`) + 90) }}
              placeholder={[`${field.label} ${t.from}`, t.to]}
              clearable
              value={filter.get(field.name) === "" ? [] : filter.get(field.name).split("~")}
              onChange={(days) =>
                pick(field.name, days.length === 2 ? days.map(String).join("~") : "")
              }
            />
          </span>
        ),
      )}
      {fields.length === 0 ? null : (
        <Button type="submit" variant={searches.length === 0 ? "outline" : "base"}>
          {searches.length === 0 ? t.refresh : t.search}
        </Button>
      )}
      {filter.text === "" || fields.length === 0 ? null : (
        <Button variant="text" onClick={() => filter.open("")}>
          {t.clear}
        </Button>
      )}
      <span className="space" />
      {children}
    </form>
  );
}
