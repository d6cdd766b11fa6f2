import { useState } from "react";
import { Button, Dialog } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { useEscape } from "../../parts/useEscape.ts";
import { setSale, type StaffCard } from "../../services/catalogue.ts";
import { saleChange } from "./saleChange.ts";
import { words } from "./wordsProducts.ts";

/** Puts chosen products on sale or off: says first what changes and what does not. `onClose`: how many were done; null = none. */
export function SaleDialog({
  rows,
  isOn,
  onClose,
}: {
  readonly rows: readonly StaffCard[];
  readonly isOn: boolean;
  readonly onClose: (count: number | null) => void;
}) {
  const { sale: t } = useWords(words);
  const [fromMs, setFrom] = useState<number | null>(null);
  const [untilMs, setUntil] = useState<number | null>(null);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const [doneCount, setDone] = useState<number | null>(null);
  const { changed, same } = saleChange(rows, isOn, fromMs !== null || untilMs !== null);
  const { send, isSending, problem } = useSend(async () => {
    const ids = changed.map(({ productId }) => productId);
    const sale = isOn ? { untilMs, ...(fromMs === null ? {} : { fromMs }) } : null;
    const reply = await setSale(ids, sale);
    if (reply.unknown.length === 0) return onClose(reply.set.length);
    setUnknown(reply.unknown);
    setDone(reply.set.length);
  });
  useEscape(isSending ? null : () => onClose(doneCount));
  const n = changed.length;
  const will = !isOn ? t.willOff : fromMs !== null && fromMs > Date.now() ? t.willPlan : t.willOn;
  const soldOut = isOn ? changed.filter(({ isSoldOut }) => isSoldOut).length : 0;
  return (
    <Dialog
      visible
      width={560}
      header={isOn ? t.onTitle : t.offTitle}
      onClose={() => onClose(doneCount)}
      footer={
        doneCount === null ? (
          <>
            <Button variant="outline" disabled={isSending} onClick={() => onClose(null)}>
              {t.cancel}
            </Button>
            <Button
              theme={isOn ? "primary" : "danger"}
              loading={isSending}
              disabled={n === 0}
              onClick={() => void send()}
            >
              {filled(isOn ? t.doOn : t.doOff, { n })}
            </Button>
          </>
        ) : (
          <Button onClick={() => onClose(doneCount)}>{t.close}</Button>
        )
      }
    >
      {isOn && doneCount === null ? (
        <div className="columns">
          <Field name={t.from}>
            <Instant atMs={fromMs} onChange={setFrom} />
          </Field>
          <Field name={t.until}>
            <Instant atMs={untilMs} onChange={setUntil} />
          </Field>
        </div>
      ) : null}
      {n > 0 ? (
        <Names
          text={filled(will, { n, at: fromMs === null ? "" : momentText(fromMs) })}
          names={changed.map(({ title }) => title)}
        />
      ) : null}
      {soldOut > 0 ? <p className="warn">{filled(t.soldOutNote, { n: soldOut })}</p> : null}
      {same.length > 0 ? (
        <Names text={filled(t.same, { n: same.length })} names={same.map(({ title }) => title)} />
      ) : null}
      {unknown.length > 0 ? <Names text={t.unknown} names={unknown} /> : null}
      {problem ? <Problem problem={problem} /> : null}
    </Dialog>
  );
}

function Names({ text, names }: { readonly text: string; readonly names: readonly string[] }) {
  return (
    <div className="goods-names">
      <p>{text}</p>
      <p className="faint">{names.join("、")}</p>
    </div>
  );
}
