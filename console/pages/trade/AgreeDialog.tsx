import { useState } from "react";
import { MessagePlugin, Textarea } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { agree } from "../../services/aftersales.ts";
import { AfterSalesEffect } from "./AfterSalesEffect.tsx";
import { MoneyLines } from "./MoneyLines.tsx";
import { changedMoney, isChanged, type TypedLines } from "./moneyTyped.ts";
import type { DeedProps } from "./RefuseDialog.tsx";
import { words } from "./wordsDecision.ts";

/** Says yes: money goes at once, or the buyer sends the goods first. */
export function AgreeDialog({ one, onDone, onClose }: DeedProps) {
  const { agree: t } = useWords(words);
  const [text, setText] = useState("");
  const [typed, setTyped] = useState<TypedLines>({});
  const [toBuyerFen, setToBuyerFen] = useState<number | null>(null);
  const isMoney = one.kind !== "exchange";
  const isNow = one.kind === "refund";
  const changed = changedMoney(one, typed);
  const needsWords = changed !== null && isChanged(changed);
  const { send, isSending, problem } = useSend(async () => {
    const said = { orderId: one.orderId, id: one.id, text: text.trim() };
    await agree({ ...said, ...(needsWords && isMoney ? changed : {}) });
    void MessagePlugin.success(t.done);
    onDone();
    onClose();
  });
  // Counted in pieces of one order: what is not sent yet stays here.
  const staying = one.lines.filter(({ unshipped }) => unshipped > 0);
  const isUnknown = isNow && toBuyerFen === null;
  return (
    <Danger
      title={t.title[one.kind]}
      deed={filled(t.deed[one.kind], {
        fen: changed === null || toBuyerFen === null ? "" : yuanSign(toBuyerFen),
      })}
      {...{ isSending, problem, onClose }}
      isBlocked={changed === null || isUnknown || (needsWords && text.trim() === "")}
      onDo={() => void send()}
    >
      <p>{t.does[one.kind]}</p>
      {isNow && staying.length > 0 ? (
        <p className="warn">
          {filled(t.stays, {
            goods: staying
              .map(({ title, sku, unshipped: n }) => `${title ?? sku} ×${n}`)
              .join("、"),
          })}
        </p>
      ) : null}
      {isMoney ? <MoneyLines one={one} typed={typed} onType={setTyped} /> : null}
      {needsWords ? <p className="warn">{t.changed}</p> : null}
      <label>
        {needsWords ? t.why : isNow ? t.text.refund : t.text.return}
        <Textarea value={text} maxlength={500} onChange={(value) => setText(value)} />
      </label>
      {isNow && changed ? (
        <AfterSalesEffect one={one} changed={changed} onKnown={setToBuyerFen} />
      ) : null}
    </Danger>
  );
}
