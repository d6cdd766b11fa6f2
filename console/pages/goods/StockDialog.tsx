import { useState } from "react";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { replaced, without } from "../../lib/arranged.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { count, receive, transfer } from "../../services/stock.ts";
import { Named } from "../../parts/Named.tsx";
import { type Place, PlacePick } from "./PlacePick.tsx";
import { piecesOf } from "./stockChange.ts";
import { type Deed, WillLine } from "./StockWill.tsx";
import { words } from "./wordsStock.ts";

type Line = { readonly sku: string; readonly typed: string };
type Props = {
  readonly deed: Deed;
  readonly places: readonly Place[];
  readonly place: string;
  readonly skus: readonly string[];
  readonly onClose: (isDone: boolean) => void;
};

const LINES_MAX = 100;

/** A line without a number says nothing: of a product with many SKUs only some may have come. */
const isFilled = ({ typed }: Line): boolean => typed.trim() !== "";

/** Goods came, were counted, or go elsewhere: what will change is said in numbers before it is done. */
export function StockDialog({ deed, places, place: first, skus, onClose }: Props) {
  const { dialog: t } = useWords(words);
  const [key] = useState(newId);
  const start = places.some(({ value }) => value === first) ? first : (places[0]?.value ?? "");
  const [place, setPlace] = useState(start);
  const [to, setTo] = useState(places.find(({ value }) => value !== start)?.value ?? "");
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<readonly Line[]>(
    (skus.length === 0 ? [""] : skus).map((sku) => ({ sku, typed: "" })),
  );
  const [wills, setWills] = useState<Readonly<Record<string, boolean>>>({});
  const told = lines.flatMap(({ sku, typed }) => {
    const pieces = piecesOf(typed);
    const isMeant = sku.trim() !== "" && pieces !== null && (deed === "count" || pieces > 0);
    return isMeant ? [{ sku: sku.trim(), pieces }] : [];
  });
  const { send, isSending, problem } = useSend(async () => {
    const moved = told.map(({ sku, pieces: quantity }) => ({ sku, quantity }));
    if (deed === "receive") await receive({ key, place, lines: moved, note: note.trim() });
    else if (deed === "transfer") {
      await transfer({ key, from: place, to, lines: moved, note: note.trim() });
    } else {
      const counted = told.map(({ sku, pieces: onHand }) => ({ sku, onHand }));
      await count({ key, place, lines: counted, reason: note.trim() });
    }
    void MessagePlugin.success(t.done);
    onClose(true);
  });
  const faultOf = ({ typed }: Line) => {
    const pieces = piecesOf(typed);
    if (typed.trim() === "" || (pieces !== null && (pieces > 0 || deed === "count"))) return {};
    return { status: "error" as const, tips: deed === "count" ? t.wrongPieces : t.wrongSome };
  };
  const isSame = deed === "transfer" && place === to;
  const isReady =
    told.length > 0 &&
    told.length === lines.filter(isFilled).length &&
    !isSame &&
    (deed !== "count" || note.trim() !== "") &&
    told.every(({ sku }) => wills[sku] === true);
  const n = told.map(({ pieces }) => pieces).reduce((sum, one) => sum + one, 0);
  const title = { receive: t.receiveTitle, count: t.countTitle, transfer: t.transferTitle }[deed];
  const button = { receive: t.doReceive, count: t.doCount, transfer: t.doTransfer }[deed];
  return (
    <FormDialog
      {...{ title, isSending, problem }}
      deed={filled(button, { n, lines: told.length })}
      width={640}
      isBlocked={!isReady}
      onDo={() => void send()}
      onClose={() => onClose(false)}
    >
      <div className="goods-change">
        <div className="columns">
          <Field name={deed === "transfer" ? t.from : deed === "receive" ? t.to : t.at}>
            <PlacePick label={t.from} {...{ place, places }} onChange={setPlace} />
          </Field>
          {deed === "transfer" ? (
            <Field name={t.to} wrong={isSame ? t.same : undefined}>
              <PlacePick label={t.to} place={to} places={places} onChange={setTo} />
            </Field>
          ) : null}
        </div>
        {lines.map((line, at) => (
          <div key={at} className="goods-line">
            <Named name={t.sku}>
              <Input
                value={line.sku}
                placeholder={t.sku}
                onChange={(sku) => setLines(replaced(lines, at, { ...line, sku }))}
              />
            </Named>
            <Named name={deed === "count" ? t.counted : t.pieces}>
              <Input
                value={line.typed}
                align="right"
                autofocus={at === 0 && line.sku !== ""}
                placeholder={deed === "count" ? t.counted : t.pieces}
                onChange={(typed) => setLines(replaced(lines, at, { ...line, typed }))}
                {...faultOf(line)}
              />
            </Named>
            <Button
              variant="text"
              disabled={lines.length === 1}
              onClick={() => setLines(without(lines, at))}
            >
              {t.remove}
            </Button>
          </div>
        ))}
        {lines.length < LINES_MAX ? (
          <span>
            <Button
              size="small"
              variant="outline"
              onClick={() => setLines([...lines, { sku: "", typed: "" }])}
            >
              {t.addLine}
            </Button>
          </span>
        ) : null}
        {deed === "count" ? <p className="faint">{t.countedHint}</p> : null}
        <Field name={deed === "count" ? t.reason : t.note}>
          <Input value={note} maxlength={200} onChange={setNote} />
        </Field>
        <div className="goods-will" role="status">
          {told.length === 0 ? t.fill : null}
          {told.map(({ sku, pieces }) => (
            <WillLine
              key={sku}
              {...{ deed, sku, pieces, place, to, places }}
              onTold={(can) => {
                if (wills[sku] !== can) setWills((known) => ({ ...known, [sku]: can }));
              }}
            />
          ))}
        </div>
      </div>
    </FormDialog>
  );
}
