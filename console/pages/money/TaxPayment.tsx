import { type FormEvent, useState } from "react";
import { Button, DatePicker, Input, MessagePlugin } from "tdesign-react";
import type { TaxMonthReply } from "#contracts/books-tax.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { fenOf, yuan, yuanSign } from "../../lib/money.ts";
import { dayText, startOfDay } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { recordTaxPayment } from "../../services/books.ts";
import { words } from "./wordsTax.ts";

type Props = { readonly standing: TaxMonthReply; readonly onDone: () => void };

/** The bank has paid the tax office. */
export function TaxPayment({ standing, onDone }: Props) {
  const { record: t } = useWords(words);
  const [receipt, setReceipt] = useState("");
  const [typed, setTyped] = useState(() => yuan(standing.unpaidFen));
  const [day, setDay] = useState(() => dayText(Date.now()));
  const amountFen = fenOf(typed);
  const paidAtMs = startOfDay(day);
  const isWhole = receipt.trim() !== "" && amountFen !== null && amountFen > 0 && paidAtMs !== null;
  const { send, isSending, problem } = useSend(async () => {
    if (amountFen === null || paidAtMs === null) return;
    const { month } = standing;
    await recordTaxPayment({ month, amountFen, receipt: receipt.trim(), paidAtMs });
    void MessagePlugin.success(t.done);
    onDone();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) void send();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <h2>{t.title}</h2>
      <label>
        {t.receipt}
        <Input value={receipt} onChange={setReceipt} maxlength={64} />
      </label>
      <label>
        {t.amount}
        <Input
          value={typed}
          onChange={setTyped}
          status={amountFen === null ? "error" : "default"}
          tips={amountFen === null ? t.wrong : undefined}
        />
      </label>
      <label>
        {t.day}
        <DatePicker value={day} onChange={(value) => setDay(String(value))} />
      </label>
      {problem ? <Problem problem={problem} /> : null}
      <div>
        <Button type="submit" loading={isSending} disabled={!isWhole}>
          {filled(t.deed, { amount: amountFen === null ? "" : yuanSign(amountFen) })}
        </Button>
      </div>
    </form>
  );
}
