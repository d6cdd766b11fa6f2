import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin, Textarea } from "tdesign-react";
import type { ShownBreak } from "#contracts/reconcile.ts";
import { useMay, useMe } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Figure } from "../../parts/Figure.tsx";
import { Facts } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { closeBreak, takeBreak } from "../../services/books.ts";
import { breakPath } from "./breakPath.ts";
import { MoneyDrawer } from "./MoneyDrawer.tsx";
import { StaffName } from "./People.tsx";
import { words } from "./wordsBreaks.ts";

type Props = {
  readonly one: ShownBreak;
  readonly onChange: (one: ShownBreak) => void;
  readonly onClose: () => void;
};

/** One break: what each side says, where to look, who looks after it, and why it was closed. */
export function BreakDrawer({ one, onChange, onClose }: Props) {
  const t = useWords(words);
  const may = useMay();
  const { staffId } = useMe();
  const take = useSend(async () => onChange(await takeBreak(one._id)));
  const path = breakPath(one);
  const isOpen = one.closedAtMs === null;
  return (
    <MoneyDrawer title={t.kinds[one.kind] ?? one.kind} onClose={onClose}>
      <div className="two-sides">
        <Figure name={t.theirs} value={<Side fen={one.theirsFen} />} />
        <Figure name={t.ours} value={<Side fen={one.oursFen} />} />
      </div>
      <Facts
        rows={[
          [t.columns.about, <code key="about">{one.about}</code>],
          [t.columns.day, one.day],
          [t.found, <When key="found" atMs={one.foundAtMs} />],
          [t.columns.age, filled(t.days, { n: one.ageDays })],
          [t.columns.owner, one.owner === null ? t.nobody : <StaffName id={one.owner} />],
        ]}
      />
      <p>
        {path === null ? (
          <span className="faint">{t.unseen}</span>
        ) : (
          <Link to={path}>{t.look} ›</Link>
        )}
      </p>
      <section>
        <h2>{t.hint}</h2>
        <p className="faint">{t.hints[one.kind]}</p>
      </section>
      {isOpen && one.owner !== staffId && may("books.takeBreak") ? (
        <div>
          <Button variant="outline" loading={take.isSending} onClick={() => void take.send()}>
            {t.take}
          </Button>
        </div>
      ) : null}
      {take.problem ? <Problem problem={take.problem} /> : null}
      {isOpen && may("books.closeBreak") ? <Explain one={one} onChange={onChange} /> : null}
      {isOpen ? null : <Closed one={one} />}
    </MoneyDrawer>
  );
}

function Side({ fen }: { readonly fen: number | null }) {
  const t = useWords(words);
  return fen === null ? <span className="faint">{t.absent}</span> : <Amount fen={fen} />;
}

const NOTE_MIN = 4;

function Explain({ one, onChange }: Pick<Props, "one" | "onChange">) {
  const t = useWords(words);
  const [note, setNote] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    onChange(await closeBreak(one._id, note.trim()));
    void MessagePlugin.success(t.closed);
  });
  const isWhole = note.trim().length >= NOTE_MIN;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) void send();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <h2>{t.close}</h2>
      <label>
        {t.reason}
        <Textarea value={note} onChange={setNote} maxlength={500} autosize />
      </label>
      <p className="faint">{t.closeHint}</p>
      {problem ? <Problem problem={problem} /> : null}
      <div>
        <Button type="submit" loading={isSending} disabled={!isWhole}>
          {t.closeDeed}
        </Button>
      </div>
    </form>
  );
}

function Closed({ one }: Pick<Props, "one">) {
  const t = useWords(words);
  return (
    <section>
      <h2>{t.closedNote}</h2>
      <p>{one.note === "" ? t.matched : one.note}</p>
      <p className="faint">
        <When atMs={one.closedAtMs} /> ·{" "}
        {one.closedBy === null ? null : <StaffName id={one.closedBy} />}
      </p>
    </section>
  );
}
