import { type FormEvent, useState } from "react";
import { Button, Input, Select } from "tdesign-react";
import type { SettingsReply } from "#contracts/settings.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { Section } from "../../parts/Page.tsx";
import { amountOf, AMOUNTS, changedRules, typedRules } from "./rulesForm.ts";
import { RulesDialog } from "./RulesDialog.tsx";
import { words } from "./wordsRules.ts";

type Props = { readonly rules: SettingsReply["payout"]; readonly onChange: () => void };
const CHANNELS = ["auto", "wechat", "bank"] as const;

/** The limits and reviews of payouts, with what each means under its field. */
export function RulesForm({ rules, onChange }: Props) {
  const { rules: t } = useWords(words);
  const may = useMay();
  const [typed, setTyped] = useState(() => typedRules(rules));
  const [isAsking, setAsking] = useState(false);
  const isReadOnly = !may("books.setPayoutRules");
  const changed = changedRules(rules, typed);
  const n = Object.keys(changed ?? {}).length;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (n > 0) setAsking(true);
  };
  return (
    <Section title={t.title}>
      <form className="form" onSubmit={onSubmit}>
        <label>
          {t.channel}
          <Select
            value={typed.channel}
            disabled={isReadOnly}
            options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
            onChange={(value) => {
              const channel = CHANNELS.find((one) => one === value);
              if (channel) setTyped({ ...typed, channel });
            }}
          />
        </label>
        {AMOUNTS.map((name) => {
          const isWrong = amountOf(name, typed[name]) === undefined;
          return (
            <label key={name}>
              {filled(t.inYuan, { name: t[name] })}
              <Input
                value={typed[name]}
                disabled={isReadOnly}
                onChange={(value) => setTyped({ ...typed, [name]: value })}
                status={isWrong ? "error" : "default"}
                tips={isWrong ? t.wrong : t.hints[name]}
              />
            </label>
          );
        })}
        <div>
          {isReadOnly ? (
            <span className="faint">{t.readOnly}</span>
          ) : (
            <Button type="submit" disabled={n === 0}>
              {changed === null ? t.mend : n === 0 ? t.nothing : filled(t.save, { n })}
            </Button>
          )}
        </div>
      </form>
      {isAsking && changed !== null ? (
        <RulesDialog
          rules={rules}
          changed={changed}
          onClose={(isChanged) => {
            setAsking(false);
            if (isChanged) onChange();
          }}
        />
      ) : null}
    </Section>
  );
}
