import { useState } from "react";
import { Button, Dialog, Select, Table } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { useEscape } from "../../parts/useEscape.ts";
import {
  type Carrier,
  orderDetail,
  type OrderRow,
  shipMany,
  type ShipManyReply,
} from "../../services/purchase.ts";
import { NumberInput } from "./NumberInput.tsx";
import { BuyerCell, GoodsCell } from "./orderCells.tsx";
import { isTracking, numberFaults, pasted, type Typed } from "./shipping.ts";
import { words } from "./wordsOrders.ts";

type Props = {
  readonly orders: readonly OrderRow[];
  /** `isShipped`: something was sent, so that the list is another one now. */
  readonly onClose: (isShipped: boolean) => void;
};

/** Sends many orders, each whole in one parcel, and tells of each what became of it. */
export function ShipManyDialog({ orders, onClose }: Props) {
  const { many: t } = useWords(words);
  const fitting = orders.filter(
    ({ state, delivery }) => state === "paid" && delivery.kind === "express",
  );
  const first = fitting[0];
  const asked = useCall(first?._id ?? "", async () =>
    first === undefined ? [] : (await orderDetail(first._id)).carriers,
  );
  if (first === undefined) {
    return (
      <Dialog
        visible
        header={t.title.replace("{n}", "0")}
        footer={false}
        onClose={() => onClose(false)}
      >
        {t.none}
      </Dialog>
    );
  }
  return (
    <Loaded asked={asked}>
      {(carriers) => (
        <ManyForm
          {...{ carriers, onClose }}
          orders={fitting}
          isSome={fitting.length < orders.length}
        />
      )}
    </Loaded>
  );
}

type Results = Readonly<Record<string, ShipManyReply["rows"][number]["error"]>>;

function ManyForm({
  orders,
  carriers,
  isSome,
  onClose,
}: Props & { readonly carriers: readonly Carrier[]; readonly isSome: boolean }) {
  const { many: t } = useWords(words);
  const [parcelIds] = useState(() => Object.fromEntries(orders.map(({ _id }) => [_id, newId()])));
  const [carrier, setCarrier] = useState(carriers[0]?.code ?? "");
  const [typed, setTyped] = useState<Typed>({});
  const [results, setResults] = useState<Results>({});
  const isDone = (id: string) => results[id] === null;
  const ready = orders.filter(({ _id }) => !isDone(_id) && isTracking(typed[_id] ?? ""));
  const faults = numberFaults(typed);
  const { send, isSending, problem } = useSend(async () => {
    const parcels = ready.map(({ _id }) => ({
      ...{ orderId: _id, parcelId: parcelIds[_id] ?? "", carrier },
      trackingNumber: (typed[_id] ?? "").trim(),
    }));
    const { rows } = await shipMany(parcels);
    setResults({ ...results, ...Object.fromEntries(rows.map((row) => [row.orderId, row.error])) });
  });
  const okCount = orders.filter(({ _id }) => isDone(_id)).length;
  useEscape(isSending ? null : () => onClose(okCount > 0));
  const badCount = Object.values(results).filter((error) => error !== null).length;
  const deed = badCount > 0 ? t.retry : t.submit;
  return (
    <Dialog
      visible
      width="min(960px, 94vw)"
      header={filled(t.title, { n: orders.length })}
      closeOnOverlayClick={false}
      onClose={() => onClose(okCount > 0)}
      footer={
        <>
          <Button variant="outline" disabled={isSending} onClick={() => onClose(okCount > 0)}>
            {t.close}
          </Button>
          <Button
            loading={isSending}
            disabled={ready.length === 0 || Object.keys(faults).length > 0}
            onClick={() => void send()}
          >
            {filled(deed, { n: ready.length })}
          </Button>
        </>
      }
    >
      <div className="danger-body">
        <p className="faint">{t.hint}</p>
        {isSome ? <p className="warn">{t.left}</p> : null}
        <label className="inline">
          {t.carrier}
          <Select
            filterable
            style={{ width: 200 }}
            value={carrier}
            options={carriers.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(value) => setCarrier(String(value))}
          />
        </label>
        {badCount > 0 ? (
          <p className="bad" role="status">
            {filled(t.done, { ok: okCount, bad: badCount })}
          </p>
        ) : null}
        {problem ? <Problem problem={problem} /> : null}
      </div>
      <Table
        size="small"
        rowKey="_id"
        maxHeight="42vh"
        data={[...orders]}
        columns={[
          {
            ...{ colKey: "order", title: t.order, width: 150 },
            cell: ({ row }) => <code className="id">{row._id}</code>,
          },
          {
            ...{ colKey: "receiver", title: t.receiver, width: 150 },
            cell: ({ row }) => <BuyerCell order={row} />,
          },
          { colKey: "goods", title: t.goods, cell: ({ row }) => <GoodsCell order={row} /> },
          {
            ...{ colKey: "number", title: t.number, width: 240 },
            cell: ({ row: { _id } }) =>
              isDone(_id) ? (
                <span className="good">
                  {t.ok} · {typed[_id]}
                </span>
              ) : (
                <NumberInput
                  label={`${t.number} ${_id}`}
                  value={typed[_id] ?? ""}
                  fault={faults[_id] ? t[faults[_id]] : (results[_id]?.message ?? null)}
                  onChange={(text) => setTyped({ ...typed, [_id]: text })}
                  onPaste={(text) =>
                    setTyped(
                      pasted(
                        orders.map((order) => order._id),
                        _id,
                        text,
                        typed,
                      ),
                    )
                  }
                />
              ),
          },
        ]}
      />
    </Dialog>
  );
}
