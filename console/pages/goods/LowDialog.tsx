import { useState } from "react";
import { Input, MessagePlugin } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { setLowAt, type StockLine } from "../../services/stock.ts";
import { piecesOf } from "./stockChange.ts";
import { words } from "./wordsStock.ts";

/** From how many on a SKU at a place counts as low. */
export function LowDialog({
  line,
  place,
  onClose,
}: {
  readonly line: StockLine;
  /** The place's name. */
  readonly place: string;
  readonly onClose: (isDone: boolean) => void;
}) {
  const { dialog: t } = useWords(words);
  const [typed, setTyped] = useState(line.lowAt === null ? "" : String(line.lowAt));
  const lowAt = typed.trim() === "" ? null : piecesOf(typed);
  const isGood = typed.trim() === "" || lowAt !== null;
  const { send, isSending, problem } = useSend(async () => {
    await setLowAt({ sku: line.sku, place: line.place, lowAt });
    void MessagePlugin.success(t.done);
    onClose(true);
  });
  const { sku, available } = line;
  const will =
    lowAt === null
      ? filled(t.willLowNever, { place, sku })
      : filled(t.willLow, { place, sku, available, n: lowAt }) +
        (available <= lowAt ? t.isLowNow : "");
  return (
    <FormDialog
      title={t.lowTitle}
      deed={t.doLow}
      {...{ isSending, problem }}
      isBlocked={!isGood}
      onDo={() => void send()}
      onClose={() => onClose(false)}
    >
      <div className="goods-change">
        <Field name={t.lowAt} wrong={isGood ? undefined : t.wrongPieces}>
          <Input value={typed} autofocus onChange={setTyped} />
        </Field>
        {isGood ? <p className="goods-will">{will}</p> : null}
      </div>
    </FormDialog>
  );
}
