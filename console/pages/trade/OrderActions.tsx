import { useState } from "react";
import { Button, Dropdown, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { checkPayment } from "../../services/order.ts";
import type { DetailReply } from "../../services/purchase.ts";
import { CancelDialog } from "./CancelDialog.tsx";
import { HoldDialog } from "./HoldDialog.tsx";
import { RefundDialog } from "./RefundDialog.tsx";
import { ShipDialog } from "./ShipDialog.tsx";
import { words } from "./wordsOrder.ts";

type Deed = "ship" | "refund" | "hold" | "complaint" | "cancel";

/** What can be done with an order now, by whoever may. */
export function OrderActions({
  detail,
  onDone,
}: {
  readonly detail: DetailReply;
  readonly onDone: () => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const [open, setOpen] = useState<Deed | null>(null);
  const { purchase, left, money } = detail;
  const check = useSend(async () => {
    const { state } = await checkPayment(purchase._id);
    void MessagePlugin.info(t.checked[state]);
    onDone();
  });
  const isPaid = money?.transactionId != null;
  const isAllBack = money !== null && money.refundedFen >= purchase.amounts.totalFen;
  const isExpress = purchase.delivery.kind === "express";
  const canShip = isExpress && purchase.state === "paid" && left.some((pieces) => pieces > 0);
  const more = [
    ...(isPaid && may("order.hold") ? (["hold"] as const) : []),
    ...(isPaid && may("order.recordComplaint") ? (["complaint"] as const) : []),
    ...(purchase.state === "created" && may("purchase.cancelUnpaid") ? (["cancel"] as const) : []),
  ];
  const isToCheck = purchase.state === "created" && may("order.checkPayment");
  const close = () => setOpen(null);
  return (
    <>
      {canShip && may("purchase.ship") ? (
        <Button onClick={() => setOpen("ship")}>{t.ship}</Button>
      ) : null}
      {isPaid && !isAllBack && may("order.refund") ? (
        <Button theme="danger" variant="outline" onClick={() => setOpen("refund")}>
          {t.refund}
        </Button>
      ) : null}
      {isToCheck ? (
        <Button variant="outline" loading={check.isSending} onClick={() => void check.send()}>
          {t.check}
        </Button>
      ) : null}
      {more.length === 0 ? null : (
        <Dropdown
          trigger="click"
          options={more.map((deed) => ({
            ...{ value: deed, content: t[deed] },
            onClick: () => setOpen(deed),
          }))}
        >
          <Button variant="outline">{t.more} ▾</Button>
        </Dropdown>
      )}
      {open === "ship" ? <ShipDialog {...{ detail, onDone }} onClose={close} /> : null}
      {open === "refund" ? <RefundDialog {...{ purchase, onDone }} onClose={close} /> : null}
      {open === "hold" || open === "complaint" ? (
        <HoldDialog
          orderId={purchase._id}
          kind={open}
          sharedFen={money?.sharedFen ?? 0}
          onDone={onDone}
          onClose={close}
        />
      ) : null}
      {open === "cancel" ? <CancelDialog {...{ purchase, onDone }} onClose={close} /> : null}
    </>
  );
}
