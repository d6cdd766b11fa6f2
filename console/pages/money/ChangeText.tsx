import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { AMOUNTS } from "./rulesForm.ts";
import { readChange } from "./settingsChange.ts";
import { words } from "./wordsRules.ts";

/** A change of the settings in the reader's words. */
export function ChangeText({ what }: { readonly what: string }) {
  const t = useWords(words);
  const change = readChange(what);
  if (change.kind === "other") return <div>{what}</div>;
  if (change.kind === "monitors") {
    return <div>{change.isAllowed ? t.what.monitorsOn : t.what.monitorsOff}</div>;
  }
  if (change.kind !== "rules") {
    return <div>{filled(t.what[change.kind], { name: t.switches.names[change.name] })}</div>;
  }
  return (
    <div>
      {change.rules.map(({ name, value }) => {
        const rule = AMOUNTS.find((one) => one === name);
        const channel = value === "wechat" || value === "bank" ? value : "auto";
        const told = rule ? (value ?? t.rules.unlimited) : t.rules.channels[channel];
        return (
          <div key={name}>
            {rule ? t.rules[rule] : t.rules.channel}:{" "}
            {rule && value ? yuanSign(Number(value)) : told}
          </div>
        );
      })}
    </div>
  );
}
