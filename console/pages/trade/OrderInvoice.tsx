import { type FormEvent, useState } from "react";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Facts, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { issueInvoice, type OrderRow } from "../../services/purchase.ts";
import { words } from "./wordsParcels.ts";

type Props = { readonly purchase: OrderRow; readonly onDone: () => void };

/** The invoice that the buyer asked for, and its number once it is issued. */
export function OrderInvoice({ purchase, onDone }: Props) {
  const { invoice: t } = useWords(words);
  const may = useMay();
  const { invoice } = purchase;
  if (invoice === null) {
    return (
      <Section title={t.title}>
        <p className="faint">{t.none}</p>
      </Section>
    );
  }
  const { kind, title, taxNumber, email, askedAtMs, issued } = invoice;
  return (
    <Section title={t.title}>
      <Facts
        rows={[
          [t.kind, t.kinds[kind]],
          [t.head, title],
          ...(taxNumber === null ? [] : [[t.tax, taxNumber] as const]),
          [t.email, email],
          [t.asked, <When key="asked" atMs={askedAtMs} />],
          ...(issued
            ? ([
                [t.issued, momentText(issued.atMs)],
                [t.number, issued.number],
              ] as const)
            : []),
        ]}
      />
      {issued === null && may("purchase.issueInvoice") ? (
        <IssueForm orderId={purchase._id} onDone={onDone} />
      ) : null}
    </Section>
  );
}

function IssueForm({ orderId, onDone }: { readonly orderId: string; readonly onDone: () => void }) {
  const { invoice: t } = useWords(words);
  const [number, setNumber] = useState("");
  const [url, setUrl] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    const link = url.trim() === "" ? null : url.trim();
    await issueInvoice({ orderId, number: number.trim(), url: link });
    void MessagePlugin.success(t.done);
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() !== "") void send();
  };
  return (
    <form className="form issue" onSubmit={submit}>
      <label>
        {t.number}
        <Input value={number} maxlength={64} onChange={setNumber} />
      </label>
      <label>
        {t.url}
        <Input value={url} maxlength={500} onChange={setUrl} />
      </label>
      {problem ? <Problem problem={problem} /> : null}
      <div>
        <Button type="submit" variant="outline" loading={isSending} disabled={number.trim() === ""}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}
