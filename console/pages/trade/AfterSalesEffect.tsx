import { useEffect } from "react";
import { useMay } from "../../app/may.ts";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import type { AfterSalesShown } from "../../services/aftersales.ts";
import { previewRefund, type RefundParts } from "../../services/order.ts";
import type { Changed } from "./moneyTyped.ts";
import { RefundEffect } from "./RefundEffect.tsx";

/** What the refund of an after-sales will do to the buyer and to shares; `onKnown` gets what the buyer will have. */
export function AfterSalesEffect({
  one,
  changed,
  onKnown,
}: {
  readonly one: AfterSalesShown;
  readonly changed: Changed;
  readonly onKnown: (toBuyerFen: number | null) => void;
}) {
  const may = useMay();
  const parts = partsOf(one, changed);
  const asked = useCall(JSON.stringify(parts), () => previewRefund(one.orderId, parts));
  const toBuyerFen = asked.data?.toBuyerFen ?? null;
  useEffect(() => onKnown(toBuyerFen), [toBuyerFen, onKnown]);
  if (!may("order.previewRefund")) return null;
  return <Loaded asked={asked}>{(preview) => <RefundEffect preview={preview} />}</Loaded>;
}

/** The refund by goods: WeChat's refund names no line twice. */
export function partsOf(one: AfterSalesShown, changed: Changed): RefundParts {
  const lines = one.lines.map(({ line, sku, refundFen }) => ({
    sku,
    refundFen: changed.lines.find((other) => other.line === line)?.refundFen ?? refundFen,
  }));
  return {
    lines: lines.filter(({ refundFen }) => refundFen > 0),
    freightFen: changed.freightFen ?? one.freightFen,
  };
}
