import { useId, useRef } from "preact/hooks";
import { problemText } from "../jsonProblem.ts";
import { readJson, type Reading } from "../jsonText.ts";
import { t } from "../words.ts";
import { Button } from "./button.tsx";

type JsonFieldProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  placeholder?: string;
  /** What the server says of it, when the text itself is well. */
  refusal?: string | undefined;
  /** Nothing written is well too. */
  isOptional?: boolean;
};

/** A text of JSON. What is wrong is told below, with a way to the place. */
export function JsonField(o: JsonFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const reading = readingOf(o.value, o.isOptional);
  const problem = reading.ok ? o.refusal : problemText(reading);
  const goThere = () => {
    if (reading.ok || area.current === null) return;
    area.current.focus();
    area.current.setSelectionRange(reading.at, reading.at + 1);
  };
  return (
    <div class="field json">
      <div class="fieldHead">
        <label for={id}>{o.label}</label>
        <Button
          kind="quiet"
          isDisabled={!reading.ok}
          onPress={() => reading.ok && o.onValue(JSON.stringify(reading.value, null, 2))}
        >
          {t("整理", "Tidy")}
        </Button>
      </div>
      <textarea
        ref={area}
        id={id}
        class="mono"
        rows={o.rows ?? 4}
        value={o.value}
        placeholder={o.placeholder}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-below`}
        onInput={(event) => o.onValue(event.currentTarget.value)}
      />
      <p id={`${id}-below`} class="bad" aria-live="polite">
        {problem}
        {!reading.ok && reading.problem !== "empty" && (
          <button type="button" class="link" onClick={goThere}>
            {t("跳到那里", "Go there")}
          </button>
        )}
      </p>
    </div>
  );
}

/** The reading of a field's text; one that may be empty reads as `{}` then. */
export function readingOf(text: string, isOptional = false): Reading {
  return isOptional && text.trim() === "" ? { ok: true, value: {} } : readJson(text);
}
