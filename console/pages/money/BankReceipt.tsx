import { type FormEvent, useState } from "react";
import { Button, DatePicker, Input, MessagePlugin } from "tdesign-react";
import { filled } from "../../lib/language.tsx";
import { fenOf, yuan, yuanSign } from "../../lib/money.ts";
import { dayText, startOfDay } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Problem.tsx";

type Words = Readonly<
  Record<"title" | "receipt" | "amount" | "wrong" | "future" | "day" | "deed" | "done", string>
>;
/** A payment that a bank has made. */
export type Paid = {
  readonly receipt: string;
  readonly amountFen: number;
  readonly paidAtMs: number;
};

/** Writes down what a bank has paid: its number, how much, and when. */
export function BankReceipt({
  words: t,
  amountFen: first,
  onSend,
}: {
  readonly words: Words;
  /** What is still to be paid. */
  readonly amountFen: number;
  /** Answers what is told then, where that is not that it is done. */
  readonly onSend: (paid: Paid) => Promise<string | void>;
}) {
  const [receipt, setReceipt] = useState("");
  const [typed, setTyped] = useState(() => yuan(first));
  const [day, setDay] = useState(() => dayText(Date.now()));
  const amountFen = fenOf(typed);
  const paidAtMs = startOfDay(day);
  const isAmount = amountFen !== null && amountFen > 0;
  const isFuture = paidAtMs !== null && paidAtMs > Date.now();
  const isWhole = receipt.trim() !== "" && isAmount && paidAtMs !== null && !isFuture;
  const { send, isSending, problem } = useSend(async () => {
    if (amountFen === null || paidAtMs === null) return;
    const told = await onSend({ receipt: receipt.trim(), amountFen, paidAtMs });
    void MessagePlugin.success(told ?? t.done);
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) void send();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <h2>{t.title}</h2>
      <Field name={t.receipt}>
        <Input value={receipt} onChange={setReceipt} maxlength={64} />
      </Field>
      <Field name={t.amount} wrong={isAmount ? undefined : t.wrong}>
        <Input value={typed} onChange={setTyped} status={isAmount ? "default" : "error"} />
      </Field>
      <Field name={t.day} wrong={isFuture ? t.future : undefined}>
        <DatePicker
          value={day}
          disableDate={(one) => new Date(one).getTime() > Date.now()}
          onChange={(value) => setDay(String(value))}
        />
      </Field>
      {problem ? <Problem problem={problem} /> : null}
      <div>
        <Button type="submit" loading={isSending} disabled={!isWhole}>
          {filled(t.deed, { amount: isAmount ? yuanSign(amountFen) : "" })}
        </Button>
      </div>
    </form>
  );
}
