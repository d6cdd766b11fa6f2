import { useState } from "react";
import { InputNumber, MessagePlugin, Textarea } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { arrived } from "../../services/aftersales.ts";
import { AfterSalesEffect } from "./AfterSalesEffect.tsx";
import { MoneyLines } from "./MoneyLines.tsx";
import { changedMoney, isChanged, type TypedLines } from "./moneyTyped.ts";
import type { DeedProps } from "./RefuseDialog.tsx";
import { words } from "./wordsDecision.ts";

/** The goods are back: how many can be sold again, and for a return the money. */
export function ArrivedDialog({ one, onDone, onClose }: DeedProps) {
  const { arrive: t, agree } = useWords(words);
  const [text, setText] = useState("");
  const [typed, setTyped] = useState<TypedLines>({});
  const [sellable, setSellable] = useState<Readonly<Record<number, number>>>(() =>
    Object.fromEntries(
      one.lines.map(({ line, quantity, unshipped }) => [line, quantity - unshipped]),
    ),
  );
  const [toBuyerFen, setToBuyerFen] = useState<number | null>(null);
  const isReturn = one.kind === "return";
  const changed = changedMoney(one, typed);
  const needsWords = isReturn && changed !== null && isChanged(changed);
  const { send, isSending, problem } = useSend(async () => {
    if (changed === null) return;
    const lines = one.lines.map(({ line }) => {
      const money = changed.lines.find((other) => other.line === line);
      return {
        line,
        sellable: sellable[line] ?? 0,
        ...(money ? { refundFen: money.refundFen } : {}),
      };
    });
    await arrived({
      ...{ orderId: one.orderId, id: one.id, text: text.trim(), lines },
      freightFen: changed.freightFen,
    });
    void MessagePlugin.success(t.done);
    onDone();
    onClose();
  });
  return (
    <Danger
      title={t.title}
      deed={filled(t.deed[one.kind], {
        fen: changed === null || toBuyerFen === null ? "" : yuanSign(toBuyerFen),
      })}
      {...{ isSending, problem, onClose }}
      isBlocked={
        changed === null || (isReturn && toBuyerFen === null) || (needsWords && text.trim() === "")
      }
      onDo={() => void send()}
    >
      <p>{t.does[one.kind]}</p>
      <fieldset className="pieces">
        <legend>{t.sellable}</legend>
        {one.lines.map(({ line, title, sku, quantity, unshipped }) => (
          <div key={line} className="piece">
            <span>{title ?? sku}</span>
            <InputNumber
              size="small"
              theme="row"
              min={0}
              max={quantity - unshipped}
              value={sellable[line] ?? 0}
              onChange={(value) => setSellable({ ...sellable, [line]: Number(value ?? 0) })}
            />
            <span className="faint">{filled(t.of, { n: quantity - unshipped })}</span>
          </div>
        ))}
      </fieldset>
      {isReturn ? <MoneyLines one={one} typed={typed} onType={setTyped} /> : null}
      {needsWords ? <p className="warn">{agree.changed}</p> : null}
      <label>
        {needsWords ? agree.why : t.text}
        <Textarea value={text} maxlength={500} onChange={(value) => setText(value)} />
      </label>
      {isReturn && changed ? (
        <AfterSalesEffect one={one} changed={changed} onKnown={setToBuyerFen} />
      ) : null}
    </Danger>
  );
}
