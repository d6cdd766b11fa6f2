import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../control.ts";
import { refusalText } from "../refusalText.ts";

type Note = { readonly id: number; readonly text: string; readonly isBad: boolean };

const SHOWN_MS = 4000;
const SHOWN_MAX = 4;

let notes: readonly Note[] = [];
let nextId = 1;
let redraw: (() => void) | undefined;

function set(next: readonly Note[]): void {
  notes = next.slice(-SHOWN_MAX);
  redraw?.();
}

/** Says in passing what was done. A failure stays twice as long. */
export function toast(text: string, o: { isBad?: boolean } = {}): void {
  const note = { id: nextId++, text, isBad: o.isBad ?? false };
  set([...notes, note]);
  const gone = () => set(notes.filter(({ id }) => id !== note.id));
  setTimeout(gone, note.isBad ? 2 * SHOWN_MS : SHOWN_MS);
}

/** What is no refusal is a fault of this page, and belongs into the browser's console as well. */
export function tellRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) console.error(error);
  toast(refusalText(error), { isBad: true });
}

export function Toasts() {
  const [, setRound] = useState(0);
  useEffect(() => {
    redraw = () => setRound((n) => n + 1);
    return () => {
      redraw = undefined;
    };
  }, []);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {notes.map(({ id, text, isBad }) => (
        <p key={id} class={isBad ? "bad" : ""}>
          {text}
        </p>
      ))}
    </div>
  );
}
