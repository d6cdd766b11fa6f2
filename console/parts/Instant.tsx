import { DatePicker } from "tdesign-react";
import { instantOf, instantText } from "../lib/instant.ts";
import { useWords } from "../lib/language.tsx";
import { words } from "./wordsForm.ts";

/** Chooses an instant at UTC+8, to the minute; null = none. */
export function Instant({
  atMs,
  onChange,
  isDisabled = false,
}: {
  readonly atMs: number | null;
  readonly onChange: (atMs: number | null) => void;
  readonly isDisabled?: boolean;
}) {
  const { instant: t } = useWords(words);
  return (
    <DatePicker
      enableTimePicker
      allowInput
      clearable
      disabled={isDisabled}
      format="YYYY-MM-DD HH:mm"
      placeholder={t.placeholder}
      style={{ width: 200 }}
      value={instantText(atMs)}
      onChange={(value) => onChange(instantOf(String(value ?? "")))}
    />
  );
}
