import { useState } from "react";
import { Input, MessagePlugin } from "tdesign-react";
import type { SettingsReply } from "#contracts/settings.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { setPayoutRules } from "../../services/books.ts";
import { AMOUNTS, sameOf } from "./rulesForm.ts";
import { words } from "./wordsRules.ts";

type Value = string | number | null;
type Props = {
  readonly rules: SettingsReply["payout"];
  readonly changed: Readonly<Record<string, Value>>;
  /** Whether the rules are others now: by this, or by somebody else. */
  readonly onClose: (isChanged: boolean) => void;
};

/** Which rules become what, and why. */
export function RulesDialog({ rules, changed, onClose }: Props) {
  const { rules: t } = useWords(words);
  const [reason, setReason] = useState("");
  const { send, isSending, problem } = useSend(() =>
    setPayoutRules(changed, sameOf(rules, changed), reason.trim()),
  );
  const n = Object.keys(changed).length;
  const amount = (value: Value) => (value === null ? t.unlimited : yuanSign(Number(value)));
  const channel = (value: Value) =>
    value === "wechat" || value === "bank" ? t.channels[value] : t.channels.auto;
  const done = (isDone: boolean) => {
    if (!isDone) return;
    void MessagePlugin.success(t.done);
    onClose(true);
  };
  return (
    <Danger
      title={t.dialog}
      deed={filled(t.deed, { n })}
      isBlocked={reason.trim() === ""}
      {...{ isSending, problem }}
      onDo={() => void send().then(done)}
      onClose={() => onClose(problem?.code === "payout_rules_changed")}
    >
      <p>{t.body}</p>
      <ul className="plain-list">
        {"channel" in changed ? (
          <li>
            {filled(t.change, {
              ...{ name: t.channel, from: channel(rules.channel) },
              to: channel(changed["channel"] ?? null),
            })}
          </li>
        ) : null}
        {AMOUNTS.filter((name) => name in changed).map((name) => (
          <li key={name}>
            {filled(t.change, {
              ...{ name: t[name], from: amount(rules[name]) },
              to: amount(changed[name] ?? null),
            })}
          </li>
        ))}
      </ul>
      <label>
        {t.reason}
        <Input value={reason} onChange={setReason} maxlength={200} autofocus />
      </label>
    </Danger>
  );
}
