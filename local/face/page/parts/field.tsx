import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../words.ts";

type FieldProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: ComponentChildren;
  error?: string | undefined;
  placeholder?: string;
  isMono?: boolean;
};

/** One line of text with its name above it, and below it what is wrong with it. */
export function Field(o: FieldProps) {
  const id = useId();
  const below = o.error ?? o.hint;
  return (
    <div class="field">
      <label for={id}>{o.label}</label>
      <input
        id={id}
        class={o.isMono ? "mono" : ""}
        value={o.value}
        placeholder={o.placeholder}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={o.error !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        onInput={(event) => o.onValue(event.currentTarget.value)}
      />
      {below !== undefined && (
        <p id={`${id}-below`} class={o.error === undefined ? "soft" : "bad"}>
          {below}
        </p>
      )}
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onValue: (value: Value) => void;
};

export function Choice<Value extends string>(o: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{o.label}</label>
      <select
        id={id}
        value={o.value}
        onChange={(event) => o.onValue(event.currentTarget.value as Value)}
      >
        {o.choices.map(([value, name]) => (
          <option key={value} value={value} selected={value === o.value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

const TYPING_MS = 200;

type SearchProps = { value: string; placeholder: string; onValue: (value: string) => void };

/** The search of a list, which `/` leads to. Asks when the typing pauses. */
export function Search({ value, placeholder, onValue }: SearchProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // What comes back is what was sent, and by now more may have been typed.
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === value) return;
    const send = () => {
      sent.current = text;
      onValue(text);
    };
    const timer = setTimeout(send, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      type="search"
      class="search"
      data-search
      aria-label={t("搜索", "Search")}
      placeholder={placeholder}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  );
}
