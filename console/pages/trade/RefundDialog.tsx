import { useEffect, useState } from "react";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuan, yuanSign } from "../../lib/money.ts";
import { newId } from "../../lib/session.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Danger } from "../../parts/Danger.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { previewRefund, type RefundPreviewReply, refundOrder } from "../../services/order.ts";
import type { OrderRow } from "../../services/purchase.ts";
import { RefundEffect } from "./RefundEffect.tsx";
import { amountFaults, fitsReason, keyOf, refundOf, type TypedAmounts } from "./refundForm.ts";
import { words } from "./wordsRefund.ts";

/** So long after the last key the functions are asked what the refund would do. */
const SETTLED_MS = 350;
const NOTHING = { lines: [], freightFen: 0 };

type Props = {
  readonly purchase: OrderRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Gives money back, by goods and freight. The functions say beforehand what it does to the buyer and to shares. */
export function RefundDialog({ purchase, onDone, onClose }: Props) {
  const t = useWords(words);
  const [refundId] = useState(newId);
  const [typed, setTyped] = useState<TypedAmounts>({});
  const [reason, setReason] = useState("");
  const [settled, setSettled] = useState(JSON.stringify(NOTHING));
  const whole = useCall(purchase._id, () => previewRefund(purchase._id, NOTHING));
  const left = whole.data?.left ?? [];
  const asked = refundOf(left, typed);
  const text = JSON.stringify(asked ?? NOTHING);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const preview = useCall(settled, () =>
    previewRefund(purchase._id, JSON.parse(settled) as typeof NOTHING),
  );
  const { send, isSending, problem } = useSend(async () => {
    const { state, reason: said } = await refundOrder({
      ...{ orderId: purchase._id, refundId, reason: reason.trim() },
      ...(asked ?? NOTHING),
    });
    const told = filled(t.states[state] ?? state, { reason: said ?? "" });
    void (state === "succeeded" ? MessagePlugin.success(told) : MessagePlugin.info(told));
    onDone();
    onClose();
  });
  const isCurrent = settled === text && preview.data !== undefined && !preview.isLoading;
  const toBuyerFen = preview.data?.toBuyerFen ?? 0;
  const isReady = asked !== null && isCurrent && toBuyerFen > 0 && fitsReason(reason);
  return (
    <Danger
      title={t.title}
      deed={filled(t.deed, { fen: isCurrent && toBuyerFen > 0 ? yuanSign(toBuyerFen) : "" })}
      guard="tick"
      {...{ isSending, problem, onClose }}
      isBlocked={!isReady}
      onDo={() => void send()}
    >
      <p className="faint">{t.hint}</p>
      <Loaded asked={whole}>
        {({ left: parts, leftFen }) =>
          leftFen === 0 ? (
            <p className="warn">{t.none}</p>
          ) : (
            <Amounts {...{ purchase, typed, setTyped }} left={parts} />
          )
        }
      </Loaded>
      <label>
        {t.reason}
        <Input
          value={reason}
          placeholder={t.reasonHint}
          onChange={setReason}
          {...(reason !== "" && !fitsReason(reason)
            ? { status: "error" as const, tips: t.reasonHint }
            : {})}
        />
      </label>
      {asked === null || (asked.lines.length === 0 && asked.freightFen === 0) ? null : isCurrent &&
        preview.data ? (
        <RefundEffect preview={preview.data} />
      ) : (
        <Loaded asked={{ ...preview, data: undefined }}>{() => null}</Loaded>
      )}
    </Danger>
  );
}

function Amounts({
  purchase,
  left,
  typed,
  setTyped,
}: {
  readonly purchase: OrderRow;
  readonly left: RefundPreviewReply["left"];
  readonly typed: TypedAmounts;
  readonly setTyped: (typed: TypedAmounts) => void;
}) {
  const t = useWords(words);
  const faults = amountFaults(left, typed);
  const parts = left.filter(({ leftFen }) => leftFen > 0);
  const nameOf = (sku: string | null): string =>
    sku === null ? t.freight : (purchase.lines.find((line) => line.sku === sku)?.title ?? sku);
  const fillAll = () =>
    setTyped(Object.fromEntries(parts.map(({ sku, leftFen }) => [keyOf(sku), plain(leftFen)])));
  return (
    <div className="amounts">
      {parts.map(({ sku, leftFen }) => {
        const fault = faults[keyOf(sku)];
        const tips = fault === "over" ? filled(t.over, { left: yuanSign(leftFen) }) : t.wrong;
        return (
          <label key={keyOf(sku)} className="amount-row">
            <span className="stacked">
              {nameOf(sku)}
              <span className="faint">{sku}</span>
            </span>
            <Input
              align="right"
              value={typed[keyOf(sku)] ?? ""}
              placeholder="0.00"
              aria-label={`${t.amount} ${nameOf(sku)}`}
              onChange={(text) => setTyped({ ...typed, [keyOf(sku)]: text })}
              {...(fault === undefined ? {} : { status: "error" as const, tips })}
            />
            <span className="faint">
              {t.left} <Amount fen={leftFen} />
            </span>
          </label>
        );
      })}
      <div>
        <Button size="small" variant="text" theme="primary" onClick={fillAll}>
          {t.whole}
        </Button>
      </div>
    </div>
  );
}

/** As a person types it: without thousands apart. */
const plain = (fen: number): string => yuan(fen).replaceAll(",", "");
