import { type FormEvent, useState } from "react";
import { Button, Input, MessagePlugin, Radio, Textarea } from "tdesign-react";
import type { AdjustmentListReply } from "#contracts/adjustments.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { fenOf, yuanSign } from "../../lib/money.ts";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { PromoterName } from "../../parts/Promoter.tsx";
import { TypedDialog } from "../../parts/TypedDialog.tsx";
import { listAdjustments, proposeAdjustment } from "../../services/books.ts";
import { words } from "./wordsAdjust.ts";

type Earners = AdjustmentListReply["earners"];

/** Proposes a correction: first the order, then for whom, how much and why. */
export function AdjustmentForm({ onClose }: { readonly onClose: () => void }) {
  const { form: t } = useWords(words);
  const [orderId, setOrderId] = useState("");
  const [found, setFound] = useState<{ orderId: string; earners: Earners } | null>(null);
  const look = useSend(async (asked: string) => {
    const { earners } = await listAdjustments({ orderId: asked });
    setFound({ orderId: asked, earners });
  });
  // Another number may have been typed before the answer came: it is of the order that was asked for.
  const earners = found?.orderId === orderId.trim() ? found.earners : null;
  const onLook = (event: FormEvent) => {
    event.preventDefault();
    if (orderId.trim() !== "") void look.send(orderId.trim());
  };
  return (
    <TypedDialog {...{ title: t.title, width: 560, deed: null, isSending: false, onClose }}>
      <div className="stack">
        <form className="form-line" onSubmit={onLook}>
          <label>
            {t.order}
            <Input value={orderId} onChange={setOrderId} maxlength={64} autofocus />
          </label>
          <Button type="submit" variant="outline" loading={look.isSending}>
            {t.look}
          </Button>
        </form>
        {look.problem ? <Problem problem={look.problem} /> : null}
        {earners === null ? null : earners.length === 0 ? (
          <p className="wrong">{t.none}</p>
        ) : (
          <Proposal orderId={orderId.trim()} earners={earners} onClose={onClose} />
        )}
      </div>
    </TypedDialog>
  );
}

type ProposalProps = {
  readonly orderId: string;
  readonly earners: Earners;
  readonly onClose: () => void;
};

function Proposal({ orderId, earners, onClose }: ProposalProps) {
  const { form: t } = useWords(words);
  const [id] = useState(newId);
  const [promoterId, setPromoterId] = useState(earners[0]?.promoterId ?? "");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const amountFen = fenOf(typed);
  const isWrong = typed.trim() !== "" && (amountFen === null || amountFen === 0);
  const isWhole = amountFen !== null && amountFen !== 0 && reason.trim() !== "";
  const { send, isSending, problem } = useSend(async () => {
    if (amountFen === null) return;
    await proposeAdjustment({ orderId, id, promoterId, amountFen, reason: reason.trim() });
    void MessagePlugin.success(t.done);
    onClose();
  });
  const possible = problem?.facts["possibleFen"];
  const beyond =
    typeof possible === "number" ? filled(t.beyond, { amount: yuanSign(possible) }) : undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) void send();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <div>
        <p>{t.pick}</p>
        <Radio.Group
          className="earners"
          value={promoterId}
          onChange={(value) => setPromoterId(String(value))}
        >
          {earners.map((one) => (
            <Radio key={one.promoterId} value={one.promoterId}>
              <PromoterName id={one.promoterId} />{" "}
              <span className="faint">{filled(t.earns, { amount: yuanSign(one.earnsFen) })}</span>
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <label>
        {t.amount}
        <Input
          value={typed}
          onChange={setTyped}
          status={isWrong || beyond ? "error" : "default"}
          tips={isWrong ? t.wrong : beyond}
        />
      </label>
      <label>
        {t.reason}
        <Textarea value={reason} onChange={setReason} maxlength={200} autosize />
      </label>
      {problem && !beyond ? <Problem problem={problem} /> : null}
      <div>
        <Button type="submit" loading={isSending} disabled={!isWhole}>
          {t.deed}
        </Button>
      </div>
    </form>
  );
}
