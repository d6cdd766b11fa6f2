import { type FormEvent, useState } from "react";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { issueAt } from "../../lib/issues.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormProblem } from "../../parts/FormProblem.tsx";
import { Facts, Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { type DetailReply, issueInvoice } from "../../services/purchase.ts";
import { issuedOf } from "./invoiceForm.ts";
import { words } from "./wordsParcels.ts";

type Props = { readonly detail: DetailReply; readonly onDone: () => void };

/** The invoice that the buyer asked for, over how much, and its number once it is issued. */
export function OrderInvoice({ detail: { purchase, money }, onDone }: Props) {
  const { invoice: t } = useWords(words);
  const may = useMay();
  const [isCorrecting, setCorrecting] = useState(false);
  const { invoice, amounts } = purchase;
  if (invoice === null) {
    return (
      <Section title={t.title}>
        <p className="faint">{t.none}</p>
      </Section>
    );
  }
  const { kind, title, taxNumber, email, askedAtMs, issued } = invoice;
  const refundedFen = money?.refundedFen ?? 0;
  const paid = yuanSign(amounts.totalFen);
  const mayIssue = may("purchase.issueInvoice");
  return (
    <Section
      title={t.title}
      actions={
        issued && mayIssue && !isCorrecting ? (
          <Button size="small" variant="text" onClick={() => setCorrecting(true)}>
            {t.correct}
          </Button>
        ) : null
      }
    >
      <Facts
        rows={[
          [t.kind, t.kinds[kind]],
          [t.head, title],
          ...(taxNumber === null ? [] : [[t.tax, <code key="tax">{taxNumber}</code>] as const]),
          [
            t.amount,
            refundedFen === 0
              ? paid
              : filled(t.refunded, { paid, refunded: yuanSign(refundedFen) }),
          ],
          [t.email, email],
          [t.asked, <When key="asked" atMs={askedAtMs} />],
          ...(issued
            ? ([
                [t.issued, <When key="issued" atMs={issued.atMs} />],
                [t.number, <code key="number">{issued.number}</code>],
                [t.download, <Download key="url" url={issued.url} />],
              ] as const)
            : []),
        ]}
      />
      {mayIssue && (issued === null || isCorrecting) ? (
        <IssueForm
          orderId={purchase._id}
          known={issued}
          onDone={() => {
            setCorrecting(false);
            onDone();
          }}
          onCancel={() => setCorrecting(false)}
        />
      ) : null}
    </Section>
  );
}

function Download({ url }: { readonly url: string | null }) {
  const { invoice: t } = useWords(words);
  if (url === null) return t.noDownload;
  return (
    <a href={url} target="_blank" rel="noreferrer" className="invoice-url">
      {url}
    </a>
  );
}

/** `known`: what was recorded before and is put right; null = nothing was. */
function IssueForm({
  orderId,
  known,
  onDone,
  onCancel,
}: {
  readonly orderId: string;
  readonly known: { readonly number: string; readonly url: string | null } | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { invoice: t } = useWords(words);
  const [number, setNumber] = useState(known?.number ?? "");
  const [url, setUrl] = useState(known?.url ?? "");
  const [isTried, setTried] = useState(false);
  const { issued, wrong } = issuedOf({ number, url });
  const { send, isSending, problem } = useSend(async () => {
    if (issued === null) return;
    await issueInvoice({ orderId, ...issued });
    void MessagePlugin.success(t.done);
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong === null) void send();
  };
  const wrongAt = (place: "number" | "url") =>
    isTried && wrong === place ? t.wrong[place] : issueAt(problem, place);
  return (
    <form className="form issue" onSubmit={submit}>
      <Field name={t.number} wrong={wrongAt("number")}>
        <Input
          value={number}
          maxlength={64}
          status={wrongAt("number") ? "error" : "default"}
          onChange={setNumber}
        />
      </Field>
      <Field name={t.url} hint={t.urlHint} wrong={wrongAt("url")}>
        <Input
          value={url}
          maxlength={500}
          placeholder="https://"
          status={wrongAt("url") ? "error" : "default"}
          onChange={setUrl}
        />
      </Field>
      {problem ? <FormProblem problem={problem} /> : null}
      <div className="one-line">
        <Button type="submit" variant="outline" loading={isSending}>
          {known ? t.submitAgain : t.submit}
        </Button>
        {known ? (
          <Button variant="text" disabled={isSending} onClick={onCancel}>
            {t.cancel}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
