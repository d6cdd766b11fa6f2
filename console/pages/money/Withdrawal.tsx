import { useState } from "react";
import { Link, useParams } from "react-router";
import { Button } from "tdesign-react";
import type { StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { dayText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { findWithdrawal } from "../../services/withdraw.ts";
import { ApproveDialog } from "./ApproveDialog.tsx";
import { BankDialog } from "./BankDialog.tsx";
import { RejectDialog } from "./RejectDialog.tsx";
import { useKeys } from "./useKeys.ts";
import { StateTag } from "./withdrawalColumns.tsx";
import { WithdrawalStory } from "./WithdrawalStory.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsWithdrawal.ts";
import "./money.css";

type Deed = "approve" | "reject" | "paid" | "failed";

/** One withdrawal: what happened, what happens next, and what staff may do about it. */
export function Withdrawal() {
  const { promoterId = "", withdrawalId = "" } = useParams();
  const t = useWords(words);
  const [deed, setDeed] = useState<Deed | null>(null);
  const asked = useCall(`${promoterId}:${withdrawalId}`, () =>
    findWithdrawal({ promoterId, withdrawalId }),
  );
  const close = (isChanged: boolean) => {
    setDeed(null);
    if (isChanged) asked.refresh();
  };
  const { data } = asked;
  const rows = data ? [{ ...data, promoterNumber: null }] : [];
  return (
    <Page
      title={filled(t.title, { amount: data ? yuanSign(data.amountFen) : "" })}
      back={{ to: "/withdrawals", text: t.back }}
      note={data ? <StateTag {...data} /> : null}
      actions={data ? <Actions one={data} onDeed={setDeed} /> : null}
    >
      <Loaded asked={asked}>
        {(one) => (
          <div className="columns">
            <WithdrawalStory one={one} />
            <Money one={one} />
          </div>
        )}
      </Loaded>
      {deed === "approve" ? <ApproveDialog rows={rows} onClose={close} /> : null}
      {deed === "reject" ? <RejectDialog rows={rows} onClose={close} /> : null}
      {data && (deed === "paid" || deed === "failed") ? (
        <BankDialog one={data} isPaid={deed === "paid"} onClose={() => close(true)} />
      ) : null}
    </Page>
  );
}

function Actions({
  one,
  onDeed,
}: {
  readonly one: StaffWithdrawalReply;
  readonly onDeed: (deed: Deed) => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const isOpen = one.state === "requested";
  const mayApprove = isOpen && may("withdraw.approveMany");
  const mayReject = isOpen && may("withdraw.review");
  useKeys({
    ...(mayApprove ? { a: () => onDeed("approve") } : {}),
    ...(mayReject ? { r: () => onDeed("reject") } : {}),
  });
  const isAtBank = one.state === "sending" && one.channel === "bank";
  return (
    <>
      {mayApprove ? <Button onClick={() => onDeed("approve")}>{t.approve}</Button> : null}
      {mayReject ? (
        <Button theme="danger" variant="outline" onClick={() => onDeed("reject")}>
          {t.reject}
        </Button>
      ) : null}
      {isAtBank && may("withdraw.recordBankPayment") ? (
        <Button onClick={() => onDeed("paid")}>{t.recordPaid}</Button>
      ) : null}
      {isAtBank && may("withdraw.recordBankFailure") ? (
        <Button theme="danger" variant="outline" onClick={() => onDeed("failed")}>
          {t.recordFailed}
        </Button>
      ) : null}
    </>
  );
}

type FactWords = (typeof words)["zh"]["facts"];
/** The bank's reason as staff wrote it; WeChat's code as its own desk looks for it. */
const failureRow = ({ channel, failure }: StaffWithdrawalReply, t: FactWords) =>
  channel === "bank"
    ? ([t.failure, failure] as const)
    : ([t.code, <code key="code">{failure}</code>] as const);

function Money({ one }: { readonly one: StaffWithdrawalReply }) {
  const { facts: t, money, untilSent } = useWords(words);
  const { channels } = useWords(common);
  const may = useMay();
  // What is over without having been sent is never paid.
  const later = <span className="faint">{one.closedAtMs === null ? untilSent : "—"}</span>;
  const month = one.taxMonth;
  const statement = `/statements/${encodeURIComponent(one.promoterId)}?month=${dayText(one.requestedAtMs).slice(0, 7)}`;
  return (
    <Section title={money}>
      <Facts
        rows={[
          [t.who, <Promoter key="who" id={one.promoterId} />],
          [t.amount, <Amount key="amount" fen={one.amountFen} />],
          [t.tax, one.taxFen === null ? later : <Amount fen={one.taxFen} />],
          [t.net, one.netFen === null ? later : <Amount fen={one.netFen} />],
          [t.channel, one.channel === null ? later : channels[one.channel]],
          [
            t.month,
            month === null ? (
              later
            ) : may("books.taxMonth") ? (
              <Link to={`/tax?month=${month}`}>{month}</Link>
            ) : (
              month
            ),
          ],
          [t.transfer, <code key="number">{one.transferNumber}</code>],
          ...(one.receipt === null ? [] : [[t.receipt, one.receipt] as const]),
          ...(one.failure === null ? [] : [failureRow(one, t)]),
          [
            t.id,
            <span key="id">
              {one.withdrawalId} {one.isArchived ? <em className="faint">{t.archived}</em> : null}
            </span>,
          ],
          [
            t.statement,
            <Link key="statement" to={statement}>
              {dayText(one.requestedAtMs).slice(0, 7)}
            </Link>,
          ],
        ]}
      />
    </Section>
  );
}
