import { Select } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { useCall } from "../lib/useCall.ts";
import { levels } from "../services/content.ts";
import { words } from "./wordsForm.ts";

/** Chooses one of the levels of the plan in force. */
export function LevelPick({
  level,
  onChange,
  isDisabled = false,
}: {
  readonly level: string;
  readonly onChange: (level: string) => void;
  readonly isDisabled?: boolean;
}) {
  const { pick: t } = useWords(words);
  const { data = [] } = useCall("levels", levels);
  const options = level !== "" && !data.includes(level) ? [level, ...data] : data;
  return (
    <Select
      disabled={isDisabled}
      placeholder={t.level}
      empty={t.noLevels}
      value={level === "" ? undefined : level}
      options={options.map((value) => ({ value, label: value }))}
      onChange={(value) => onChange(String(value ?? ""))}
    />
  );
}
