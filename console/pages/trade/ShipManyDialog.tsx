import { useState } from "react";
import { Button, Dialog, Select, Table } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { sentenceOf } from "../../lib/said.ts";
import { newId } from "../../lib/session.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { useEscape } from "../../parts/useEscape.ts";
import { useLeaving } from "../../parts/useLeaving.ts";
import { words as formWords } from "../../parts/wordsForm.ts";
import {
  type Carrier,
  orderDetail,
  type OrderRow,
  shipMany,
  type ShipManyReply,
} from "../../services/purchase.ts";
import { NumberInput } from "./NumberInput.tsx";
import { BuyerCell, GoodsCell } from "./orderCells.tsx";
import {
  carriersIn,
  isTracking,
  numberFaults,
  pasted,
  trackingOf,
  type Typed,
} from "./shipping.ts";
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

/** So many parcels go with one call. */
const AT_ONCE = 100;

/** Of more rows than these only those in sight are drawn, or each letter that is typed would draw all of them. */
const ROWS_DRAWN = 40;
const ROW_PX = 62;

type Results = Readonly<Record<string, ShipManyReply["rows"][number]["error"]>>;

const NOTHING_WRONG = { strangers: 0, unclear: 0, carriers: 0 };

function ManyForm({
  orders,
  carriers,
  isSome,
  onClose,
}: Props & { readonly carriers: readonly Carrier[]; readonly isSome: boolean }) {
  const { many: t } = useWords(words);
  const { unsaved } = useWords(formWords);
  const [parcelIds] = useState(() => Object.fromEntries(orders.map(({ _id }) => [_id, newId()])));
  const [carrier, setCarrier] = useState(carriers[0]?.code ?? "");
  const [typed, setTyped] = useState<Typed>({});
  const [results, setResults] = useState<Results>({});
  const [faultsOfPaste, setFaultsOfPaste] = useState(NOTHING_WRONG);
  const isDone = (id: string) => results[id] === null;
  const ready = orders.filter(({ _id }) => !isDone(_id) && isTracking(typed[_id] ?? ""));
  const faults = numberFaults(typed);
  const wrong = orders.map(({ _id }) => _id).filter((id) => faults[id] && !isDone(id));
  const { send, isSending, problem } = useSend(async () => {
    const parcels = ready.map(({ _id }) => ({
      ...{ orderId: _id, parcelId: parcelIds[_id] ?? "", carrier },
      trackingNumber: trackingOf(typed[_id] ?? ""),
    }));
    for (let from = 0; from < parcels.length; from += AT_ONCE) {
      const { rows } = await shipMany(parcels.slice(from, from + AT_ONCE));
      const told = Object.fromEntries(rows.map((row) => [row.orderId, row.error]));
      setResults((before) => ({ ...before, ...told }));
    }
  });
  const okCount = orders.filter(({ _id }) => isDone(_id)).length;
  const isDirty = orders.some(({ _id }) => !isDone(_id) && (typed[_id] ?? "").trim() !== "");
  const { isLeaving, leave, stay } = useLeaving(isDirty, () => onClose(okCount > 0));
  useEscape(isSending ? null : leave);
  const badCount = Object.values(results).filter((error) => error !== null).length;
  const deed = badCount > 0 ? t.retry : t.submit;
  const paste = (at: string, text: string) => {
    const keys = orders.map(({ _id }) => _id);
    const next = pasted(keys, at, text, typed);
    const named = carriersIn(text, carriers);
    const [only] = named;
    if (named.length === 1 && only !== undefined) setCarrier(only);
    setTyped(next.typed);
    setFaultsOfPaste({
      ...{ strangers: next.strangers, unclear: next.unclear },
      carriers: named.length > 1 ? named.length : 0,
    });
  };
  return (
    <Dialog
      visible
      width="min(960px, 94vw)"
      top="5vh"
      header={filled(t.title, { n: orders.length })}
      closeOnOverlayClick={false}
      onClose={() => !isSending && leave()}
      footer={
        <>
          {isLeaving ? (
            <Button variant="outline" onClick={stay}>
              {unsaved.stay}
            </Button>
          ) : null}
          <Button
            variant="outline"
            theme={isLeaving ? "danger" : "default"}
            disabled={isSending}
            onClick={leave}
          >
            {isLeaving ? unsaved.leave : t.close}
          </Button>
          <Button
            loading={isSending}
            disabled={ready.length === 0 || wrong.length > 0}
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
        {isSending || okCount > 0 || badCount > 0 ? (
          <p className={badCount > 0 ? "bad" : isSending ? "" : "good"} role="status">
            {filled(badCount > 0 ? t.done : isSending ? t.running : t.allDone, {
              ...{ ok: okCount, bad: badCount, n: okCount + ready.length },
            })}
          </p>
        ) : null}
        {wrong.length > 0 ? (
          <p className="bad">{filled(t.mend, { n: wrong.length, first: wrong[0] ?? "" })}</p>
        ) : null}
        {(["strangers", "unclear", "carriers"] as const).map((name) =>
          faultsOfPaste[name] === 0 ? null : (
            <p key={name} className="warn" role="status">
              {filled(t.pasted[name], { n: faultsOfPaste[name] })}
            </p>
          ),
        )}
        <Unsaved isDirty={isDirty} />
        {problem ? <Problem problem={problem} /> : null}
      </div>
      <Table
        size="small"
        rowKey="_id"
        maxHeight="42vh"
        scroll={{ type: "virtual", rowHeight: ROW_PX, threshold: ROWS_DRAWN }}
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
                  fault={
                    faults[_id] ? t[faults[_id]] : results[_id] ? sentenceOf(results[_id]) : null
                  }
                  onChange={(text) => setTyped({ ...typed, [_id]: text })}
                  onPaste={(text) => paste(_id, text)}
                />
              ),
          },
        ]}
      />
    </Dialog>
  );
}
