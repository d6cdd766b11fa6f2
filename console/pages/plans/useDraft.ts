import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { CallError } from "../../lib/call.ts";
import { useSend } from "../../lib/useCall.ts";
import { draft as readDraft, saveDraft, type WholeDraft } from "../../services/plans.ts";
import { readJson } from "./jsonText.ts";
import { type Draft, isRecord, ordered, type Path, setIn, textOf } from "./planForm.ts";

/** So often the editor looks whether somebody else saved. */
const LOOK_EVERY_MS = 20_000;

/** Who saved something else meanwhile. */
export type Theirs = Pick<WholeDraft, "rev" | "changedBy" | "changedAtMs">;
export type Editing = ReturnType<typeof useDraft>;

/** What was saved as a person reads it: JSON by lines, or what is none as it was typed. */
function shown(text: string): string {
  const read = readJson(text);
  return read.ok ? textOf(read.value) : text;
}

/**
 * A draft being edited: one text that the form and the JSON side both write. What another editor saves meanwhile is taken
 * over where nothing was changed here, and asked about where something was.
 */
export function useDraft(first: WholeDraft) {
  const [base, setBase] = useState(first);
  const [title, setTitle] = useState(first.title);
  const [note, setNote] = useState(first.note);
  const [text, setText] = useState(() => shown(first.text));
  const [savedText, setSavedText] = useState(text);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const { draftId } = first;
  const isDirty = title !== base.title || note !== base.note || text !== savedText;

  const take = useCallback((next: WholeDraft) => {
    setBase(next);
    setTitle(next.title);
    setNote(next.note);
    setText(shown(next.text));
    setSavedText(shown(next.text));
    setTheirs(null);
  }, []);
  const read = useMemo(() => readJson(text), [text]);
  const plan: Draft | null = read.ok && isRecord(read.value) ? read.value : null;
  const lastPlan = useRef<Draft>({});
  if (plan !== null) lastPlan.current = plan;

  const saving = useSend(async (rev: number) => {
    try {
      const said = { draftId, rev, title: title.trim(), note: note.trim() };
      const next = await saveDraft(plan ? { ...said, plan } : { ...said, text });
      setBase(next);
      setTitle(next.title);
      setNote(next.note);
      setSavedText(text);
      setTheirs(null);
    } catch (error) {
      const isTheirs = error instanceof CallError && error.code === "draft_changed";
      if (isTheirs)
        setTheirs({
          rev: Number(error.facts["rev"]),
          changedAtMs: Number(error.facts["changedAtMs"]),
          changedBy: error.facts["changedBy"] as Theirs["changedBy"], // As core/plan/draft.ts says.
        });
      throw error;
    }
  });
  const reload = useSend(async () => take(await readDraft(draftId)));

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return;
      void readDraft(draftId).then(
        (now) => {
          if (now.rev <= base.rev) return;
          if (isDirty) setTheirs(now);
          else take(now);
        },
        () => undefined, // The next look tells.
      );
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [draftId, base.rev, isDirty, take]);

  return {
    ...{ draftId, base, title, setTitle, note, setNote, text, setText, read, plan },
    ...{ isDirty, theirs, saving, reload, take },
    replace: (next: Draft) => setText(textOf(ordered(next))),
    /** What the form shows: while the JSON side has a fault, what it said before. */
    formPlan: lastPlan.current,
    /** Changes one place, from the form; undefined takes it away. */
    edit: (path: Path, value: unknown) => {
      if (plan) setText(textOf(setIn(plan, path, value)));
    },
  };
}
