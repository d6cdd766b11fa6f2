import { useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay, useMe } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Danger } from "../../parts/Danger.tsx";
import { Facts } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { Promoter, PromoterName, usePromoterName } from "../../parts/Promoter.tsx";
import { decideAdjustment } from "../../services/books.ts";
import type { Correction } from "./Adjustments.tsx";
import { MoneyDrawer } from "./MoneyDrawer.tsx";
import { OrderLink, StaffName } from "./People.tsx";
import { words } from "./wordsAdjust.ts";
import { words as audits } from "./wordsAudits.ts";

type Props = { readonly correction: Correction; readonly onClose: () => void };

/** One correction: who, when, before, after, reason, and the entry that booked it. */
export function AdjustmentDrawer({ correction: one, onClose }: Props) {
  const { drawer: t, columns: c } = useWords(words);
  const may = useMay();
  const { staffId } = useMe();
  const [deed, setDeed] = useState<"accept" | "refuse" | null>(null);
  const isOpen = one.accepted === null;
  const isOwn = one.by === staffId;
  return (
    <MoneyDrawer title={t.title} onClose={onClose}>
      <Facts
        rows={[
          [c.order, <OrderLink key="order" id={one.orderId} />],
          [c.who, <Promoter key="who" id={one.promoterId} />],
          [c.change, <Amount key="change" fen={one.amountFen} />],
          [c.before, <Amount key="before" fen={one.beforeFen} />],
          [c.after, <Amount key="after" fen={one.afterFen} />],
          [c.reason, one.reason],
          [c.by, <StaffName key="by" id={one.by} />],
          [t.proposedAt, <When key="at" atMs={one.atMs} />],
          [c.decided, one.decidedBy === null ? "—" : <StaffName id={one.decidedBy} />],
          [t.decidedAt, <When key="decided" atMs={one.decidedAtMs} />],
        ]}
      />
      <Postings one={one} />
      {may("staff.log") ? (
        <Link to={`/log?target=${encodeURIComponent(`cases/${one.orderId}`)}`}>{t.log}</Link>
      ) : null}
      {isOpen && isOwn ? <p className="faint">{t.own}</p> : null}
      {isOpen && !isOwn && may("books.decideAdjustment") ? (
        <div className="page-actions">
          <Button onClick={() => setDeed("accept")}>{t.accept}</Button>
          <Button theme="danger" variant="outline" onClick={() => setDeed("refuse")}>
            {t.refuse}
          </Button>
        </div>
      ) : null}
      {deed === null ? null : (
        <Decide
          one={one}
          isAccepted={deed === "accept"}
          onDone={onClose}
          onClose={() => setDeed(null)}
        />
      )}
    </MoneyDrawer>
  );
}

function Postings({ one }: { readonly one: Correction }) {
  const { drawer: t } = useWords(words);
  if (one.entry === null) return <p className="faint">{t.noPostings}</p>;
  return (
    <section>
      <h2 className="parts-title">{t.postings}</h2>
      <table className="plain">
        <tbody>
          {one.entry.postings.map(({ from, to, amountFen }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <Account name={from} /> → <Account name={to} />
              </td>
              <td className="right">
                <Amount fen={amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** An account of the books in words: "pending:o123" is what somebody waits for. */
function Account({ name }: { readonly name: string }) {
  const { accounts } = useWords(audits).trial;
  const [kind = "", ...rest] = name.split(":");
  const whose = rest.join(":");
  const told = accounts[name];
  if (told !== undefined || whose === "") return <span title={name}>{told ?? name}</span>;
  return (
    <span title={name}>
      {accounts[kind] ?? kind} · <PromoterName id={whose} />
    </span>
  );
}

function Decide({
  one,
  isAccepted,
  onDone,
  onClose,
}: {
  readonly one: Correction;
  readonly isAccepted: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { drawer: t } = useWords(words);
  const who = usePromoterName(one.promoterId);
  const { send, isSending, problem } = useSend(() =>
    decideAdjustment({ orderId: one.orderId, id: one.id, accept: isAccepted }),
  );
  const told = {
    ...{ who, order: one.orderId, amount: yuanSign(one.amountFen) },
    ...{ before: yuanSign(one.beforeFen), after: yuanSign(one.afterFen) },
  };
  const done = (isDone: boolean) => {
    if (!isDone) return;
    void MessagePlugin.success(isAccepted ? t.accepted : t.refused);
    onDone();
  };
  return (
    <Danger
      title={t.title}
      deed={isAccepted ? filled(t.deed, told) : t.refuseDeed}
      {...{ isSending, problem }}
      // Somebody else was faster: what the drawer shows is over.
      onClose={problem?.code === "adjustment_decided" ? onDone : onClose}
      onDo={() => void send().then(done)}
    >
      <p>{isAccepted ? filled(t.body, told) : t.refuseBody}</p>
    </Danger>
  );
}
