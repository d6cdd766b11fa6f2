import { Button } from "tdesign-react";
import { filled, useWords } from "../lib/language.tsx";
import type { Bulk } from "./ListPage.tsx";
import { Problem } from "./Problem.tsx";
import type { Choice } from "./useChosen.ts";
import { words } from "./words.ts";

/** How many rows are chosen, and what may be done to them. */
export function ChosenBar<Row>({
  choice,
  bulk,
  done,
}: {
  readonly choice: Choice<Row>;
  readonly bulk: readonly Bulk<Row>[];
  readonly done: () => void;
}) {
  const { list: t } = useWords(words);
  const { rows, further, isCut } = choice;
  if (rows.length === 0) return null;
  return (
    <div className="bulk" role="toolbar">
      <span role="status">{filled(isCut ? t.chosenFirst : t.chosen, { n: rows.length })}</span>
      {bulk.map(({ text, run, isDangerous, key }) => (
        <Button
          key={text}
          size="small"
          theme={isDangerous ? "danger" : "primary"}
          variant="outline"
          disabled={further?.isSending ?? false}
          onClick={() => run(rows, done)}
        >
          {key === undefined ? text : `${text} (${key.toUpperCase()})`}
        </Button>
      ))}
      {further && bulk.length > 0 ? (
        <Button
          size="small"
          variant="text"
          loading={further.isSending}
          onClick={() => void further.send()}
        >
          {filled(t.chooseFurther, { max: choice.most })}
        </Button>
      ) : null}
      <Button size="small" variant="text" onClick={choice.none}>
        {t.unchoose}
      </Button>
      {further?.problem ? <Problem problem={further.problem} /> : null}
    </div>
  );
}

/** What a list's keys do: only those that do something in it. */
type Hints = Readonly<Record<"canOpen" | "canChoose" | "canTurn" | "canSearch", boolean>>;

/** The foot of a list: its keys, how many rows are shown, and the pages before and after. */
export function Pager({
  hints,
  rowCount,
  page,
  onBack,
  onNext,
}: {
  readonly hints: Hints;
  readonly rowCount: number;
  /** Which page it is; null = nobody knows. */
  readonly page: number | null;
  /** Null = there is no such page. */
  readonly onBack: (() => void) | null;
  readonly onNext: (() => void) | null;
}) {
  const { list: t } = useWords(words);
  const { keys } = t;
  if (rowCount === 0 && onBack === null && onNext === null) return null;
  const told = [
    ...(hints.canOpen || hints.canChoose ? [keys.move] : []),
    ...(hints.canOpen ? [keys.open] : []),
    ...(hints.canChoose ? [keys.choose] : []),
    ...(hints.canTurn ? [keys.turn] : []),
    ...(hints.canSearch ? [keys.search] : []),
  ];
  return (
    <footer className="pager">
      <span className="faint keys">{told.join(" · ")}</span>
      <span className="space" />
      <span className="faint">
        {page === null || page === 1 ? "" : `${filled(t.page, { page })} · `}
        {filled(t.shown, { n: rowCount })}
      </span>
      <Button size="small" variant="outline" disabled={onBack === null} onClick={() => onBack?.()}>
        {t.previous}
      </Button>
      <Button size="small" variant="outline" disabled={onNext === null} onClick={() => onNext?.()}>
        {t.next}
      </Button>
    </footer>
  );
}
