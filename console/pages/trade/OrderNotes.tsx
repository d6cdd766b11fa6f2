import { type FormEvent, useState } from "react";
import { Button, Input } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { addNote, type OrderRow } from "../../services/purchase.ts";
import { useByName } from "./byName.ts";
import { words } from "./wordsParcels.ts";

type Note = { readonly atMs: number; readonly by: string; readonly text: string };

export function OrderNotes({
  purchase,
  onDone,
}: {
  readonly purchase: OrderRow;
  readonly onDone: () => void;
}) {
  const may = useMay();
  return (
    <Notes
      notes={purchase.staffNotes}
      onAdd={
        may("purchase.addNote")
          ? async (text) => {
              await addNote(purchase._id, text);
              onDone();
            }
          : null
      }
    />
  );
}

/** What staff wrote down for one another, and what the shop noticed. The newest first. */
export function Notes({
  notes,
  onAdd,
}: {
  readonly notes: readonly Note[];
  readonly onAdd: ((text: string) => Promise<void>) | null;
}) {
  const { notes: t } = useWords(words);
  const byName = useByName();
  const [text, setText] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    await onAdd?.(text.trim());
    setText("");
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") void send();
  };
  return (
    <Section title={t.title}>
      {notes.length === 0 ? <p className="faint">{t.none}</p> : null}
      <ul className="notes">
        {notes.toReversed().map(({ atMs, by, text: said }) => (
          <li key={`${atMs}${by}${said}`}>
            {said}
            <span className="faint">
              {byName(by)} · {momentText(atMs)}
            </span>
          </li>
        ))}
      </ul>
      {onAdd === null ? null : (
        <form className="one-line" onSubmit={submit}>
          <Input
            value={text}
            maxlength={200}
            placeholder={t.placeholder}
            aria-label={t.title}
            onChange={setText}
          />
          <Button type="submit" variant="outline" loading={isSending} disabled={text.trim() === ""}>
            {t.add}
          </Button>
        </form>
      )}
      {problem ? <Problem problem={problem} /> : null}
    </Section>
  );
}
