import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { showOrder } from "../../services/order.ts";
import { orderDetail } from "../../services/purchase.ts";
import { OrderActions } from "./OrderActions.tsx";
import { OrderAfterSales } from "./OrderAfterSales.tsx";
import { OrderDelivery } from "./OrderDelivery.tsx";
import { OrderFacts } from "./OrderFacts.tsx";
import { OrderHolds } from "./OrderHolds.tsx";
import { OrderInvoice } from "./OrderInvoice.tsx";
import { OrderLines } from "./OrderLines.tsx";
import { OrderMoney } from "./OrderMoney.tsx";
import { OrderNotes } from "./OrderNotes.tsx";
import { OrderParcels } from "./OrderParcels.tsx";
import { OrderShares } from "./OrderShares.tsx";
import { OrderTasks } from "./OrderTasks.tsx";
import { words } from "./wordsOrder.ts";
import "./trade.css";
import "./deeds.css";
import "./order.css";

/** One order: its goods, where it goes, its money and who earns of it. Who may not see buyers sees the shares only. */
export function OrderPage() {
  const { orderId = "" } = useParams();
  const t = useWords(words);
  const may = useMay();
  return may("purchase.detail") ? (
    <WholeOrder key={orderId} orderId={orderId} />
  ) : (
    <Page
      title={filled(t.title, { id: orderId })}
      {...(may("purchase.all") ? { back: { to: "/orders", text: t.back } } : {})}
    >
      <Earnings key={orderId} orderId={orderId} />
    </Page>
  );
}

function WholeOrder({ orderId }: { readonly orderId: string }) {
  const t = useWords(words);
  const asked = useCall(orderId, () => orderDetail(orderId));
  const [version, setVersion] = useState(0);
  const { data } = asked;
  // A refund or a hold changes the money side alone: both are asked again after everything.
  const refresh = () => {
    asked.refresh();
    setVersion((last) => last + 1);
  };
  return (
    <Page
      title={filled(t.title, { id: orderId })}
      back={{ to: "/orders", text: t.back }}
      actions={data ? <OrderActions detail={data} onDone={refresh} /> : null}
    >
      <Loaded asked={asked}>
        {(detail) => (
          <>
            <OrderFacts detail={detail} />
            <OrderLines detail={detail} />
            <div className="columns">
              <OrderDelivery purchase={detail.purchase} />
              <OrderParcels detail={detail} onDone={refresh} />
            </div>
            <div className="columns">
              <OrderNotes purchase={detail.purchase} onDone={refresh} />
              <OrderInvoice detail={detail} onDone={refresh} />
            </div>
            <OrderTasks purchase={detail.purchase} onDone={refresh} />
            <Earnings {...{ orderId, detail, version }} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Refunds, holds and shares: the money side, which other roles see without the buyer. */
function Earnings({
  orderId,
  detail,
  version = 0,
}: {
  readonly orderId: string;
  readonly version?: number;
  readonly detail?: Parameters<typeof OrderMoney>[0]["detail"];
}) {
  const may = useMay();
  const asked = useCall(orderId, () => showOrder(orderId));
  const { refresh } = asked;
  useEffect(() => {
    if (version > 0) refresh();
  }, [version, refresh]);
  if (!may("order.show")) return detail ? <OrderMoney detail={detail} /> : null;
  return (
    <Loaded asked={asked}>
      {(explanation) => (
        <>
          <div className="columns">
            <OrderAfterSales
              refunds={explanation.refunds}
              afterSales={detail?.purchase.afterSales ?? []}
              orderId={orderId}
            />
            <OrderHolds {...{ orderId }} holds={explanation.holds} onDone={asked.refresh} />
          </div>
          {may("order.explain") ? <OrderShares key={version} explanation={explanation} /> : null}
          {detail ? <OrderMoney detail={detail} /> : null}
        </>
      )}
    </Loaded>
  );
}
