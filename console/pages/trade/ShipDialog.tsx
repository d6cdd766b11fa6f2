import { useState } from "react";
import { InputNumber, MessagePlugin } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { type DetailReply, ship } from "../../services/purchase.ts";
import { WayDialog } from "./WayDialog.tsx";
import { words } from "./wordsParcels.ts";

/** Sends one parcel of an order: all that is left, or so many pieces of each line. */
export function ShipDialog({
  detail: { purchase, left, carriers },
  onDone,
  onClose,
}: {
  readonly detail: DetailReply;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { shipDialog: t } = useWords(words);
  const [parcelId] = useState(newId);
  const [pieces, setPieces] = useState(left);
  const lines = pieces.flatMap((quantity, line) => (quantity > 0 ? [{ line, quantity }] : []));
  const isAll = pieces.every((quantity, line) => quantity === left[line]);
  return (
    <WayDialog
      title={t.title}
      hint={t.told}
      deed={filled(t.submit, { n: pieces.reduce((sum, n) => sum + n, 0) })}
      carriers={carriers}
      isBlocked={lines.length === 0}
      onSend={async (way) => {
        await ship({ orderId: purchase._id, parcelId, ...way, ...(isAll ? {} : { lines }) });
        void MessagePlugin.success(t.done);
        onDone();
      }}
      onClose={onClose}
    >
      <fieldset className="pieces">
        <legend>{t.pieces}</legend>
        {purchase.lines.map(({ title, values, sku }, line) =>
          (left[line] ?? 0) === 0 ? null : (
            <div key={`${sku}${line}`} className="piece">
              <span>
                {title} <span className="faint">{values.join(" · ")}</span>
              </span>
              <InputNumber
                size="small"
                theme="row"
                min={0}
                max={left[line] ?? 0}
                value={pieces[line] ?? 0}
                onChange={(value) =>
                  setPieces(pieces.map((now, at) => (at === line ? Number(value ?? 0) : now)))
                }
              />
              <span className="faint">{filled(t.leftOf, { n: left[line] ?? 0 })}</span>
            </div>
          ),
        )}
      </fieldset>
      <p className={lines.length === 0 ? "bad" : "faint"}>
        {lines.length === 0 ? t.nothing : isAll ? t.all : t.part}
      </p>
    </WayDialog>
  );
}
