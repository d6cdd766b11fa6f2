import { useEffect, useState } from "react";
import { Link } from "react-router";
import { Button, Input, MessagePlugin, Tabs } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { dayText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { findPickup, type PickupRow, pickups, redeem } from "../../services/store.ts";
import { words } from "./wordsStores.ts";

/** The counter of a store: a code is typed and goods are handed over; who waits, and what was handed over today. */
export function Counter({ storeId }: { readonly storeId: string }) {
  const t = useWords(words);
  const may = useMay();
  const [tab, setTab] = useState("waiting");
  const [version, setVersion] = useState(0);
  return (
    <Section title={t.counter}>
      {may("store.redeem") ? (
        <CodeForm storeId={storeId} onDone={() => setVersion(version + 1)} />
      ) : null}
      <Tabs
        value={tab}
        list={[
          { value: "waiting", label: t.waiting },
          { value: "today", label: t.today },
        ]}
        onChange={(value) => setTab(String(value))}
      />
      <Pickups key={`${tab}|${version}`} storeId={storeId} isWaiting={tab === "waiting"} />
    </Section>
  );
}

function Pickups({
  storeId,
  isWaiting,
}: {
  readonly storeId: string;
  readonly isWaiting: boolean;
}) {
  const { pickup: t } = useWords(words);
  const may = useMay();
  const [rows, setRows] = useState<readonly PickupRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const { send, isSending, problem } = useSend(async (cursor: string) => {
    const page = await pickups(storeId, isWaiting ? null : dayText(Date.now()), cursor);
    setRows((known) => [...(cursor === "" ? [] : (known ?? [])), ...page.pickups]);
    setNext(page.nextCursor);
  });
  useEffect(() => void send(""), [send]);
  if (problem) return <Problem problem={problem} onRetry={() => void send("")} />;
  if (rows === null) return null;
  if (rows.length === 0) return <Nothing title={isWaiting ? t.none : t.noneToday} />;
  return (
    <>
      <Grid<PickupRow>
        rows={rows}
        rowKey={({ orderId }) => orderId}
        columns={[
          {
            title: t.order,
            cell: ({ orderId }) =>
              may("purchase.detail") ? <Link to={`/orders/${orderId}`}>{orderId}</Link> : orderId,
          },
          {
            title: t.who,
            cell: ({ name, phoneTail }) => (
              <span>
                {name} <span className="faint">{filled(t.tail, { tail: phoneTail })}</span>
              </span>
            ),
          },
          { title: t.goods, cell: ({ lines }) => <Lines lines={lines} /> },
          { title: t.pieces, isNumber: true, cell: ({ pieces }) => pieces },
          {
            title: isWaiting ? t.paid : t.handed,
            cell: ({ paidAtMs, redeemedAtMs }) => (
              <When atMs={isWaiting ? paidAtMs : redeemedAtMs} />
            ),
          },
        ]}
      />
      {next === null ? null : (
        <Button variant="text" loading={isSending} onClick={() => void send(next)}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function Lines({ lines }: Pick<PickupRow, "lines">) {
  const { pickup: t } = useWords(words);
  return lines.map(({ sku, title, values, quantity, gift }) => (
    <div key={`${sku}/${gift}`}>
      {title} <span className="faint">{values.join(" · ")}</span> × {quantity}
      {gift ? ` (${t.gift})` : ""}
    </div>
  ));
}

function CodeForm({ storeId, onDone }: { readonly storeId: string; readonly onDone: () => void }) {
  const { pickup: t } = useWords(words);
  const [code, setCode] = useState("");
  const [found, setFound] = useState<PickupRow | null>(null);
  const finding = useSend(async () => setFound(await findPickup(storeId, code.trim())));
  const handing = useSend(async () => {
    if (found === null) return;
    await redeem({ storeId, orderId: found.orderId, code: code.trim() });
    void MessagePlugin.success(filled(t.handed_, { n: found.pieces }));
    setFound(null);
    setCode("");
    onDone();
  });
  return (
    <>
      <form
        className="goods-code"
        onSubmit={(event) => {
          event.preventDefault();
          void finding.send();
        }}
      >
        <Input value={code} onChange={setCode} placeholder={t.code} aria-label={t.code} />
        <Button type="submit" loading={finding.isSending} disabled={code.trim() === ""}>
          {t.find}
        </Button>
      </form>
      {finding.problem ? <Problem problem={finding.problem} /> : null}
      {found ? (
        <FormDialog
          title={found.orderId}
          deed={filled(t.hand, { n: found.pieces })}
          isSending={handing.isSending}
          problem={handing.problem}
          onDo={() => void handing.send()}
          onClose={() => setFound(null)}
        >
          <div className="goods-change">
            <p>{filled(t.handText, { name: found.name, tail: found.phoneTail })}</p>
            <div>
              <Lines lines={found.lines} />
            </div>
            {found.note === "" ? null : (
              <p className="faint">
                {t.note}: {found.note}
              </p>
            )}
          </div>
        </FormDialog>
      ) : null}
    </>
  );
}
