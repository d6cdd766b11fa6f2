import { useEffect, useRef, useState } from "react";

type Keys<Row> = {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly goNext: () => void;
  readonly goBack: () => void;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onChoose: ((row: Row) => void) | undefined;
  /** All of the page, or none where all are chosen. */
  readonly onChooseAll: (() => void) | undefined;
  /** What other keys do; `row`: the one that the keys stand on. */
  readonly more: Readonly<Record<string, (row: Row | undefined) => void>>;
};

/**
 * A list by keys: ↑ ↓ (or k j) move, Enter opens, x chooses, * chooses all, [ ] turn pages, / goes to the search, and what
 * the list adds. Nothing happens while somebody types or a dialog is open; but ↓ leads from the search into the list.
 */
export function useListKeys<Row>(keys: Keys<Row>) {
  const [current, setCurrent] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ ...keys, current });
  latest.current = { ...keys, current };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      // From the search, whose words have just been looked for, ↓ leads to what was found.
      if (event.key === "ArrowDown" && isSearch(event.target)) event.target.blur();
      else if (isBusyElsewhere(event.target)) return;
      const { rows, rowKey, goNext, goBack, onOpen, onChoose, current: now } = latest.current;
      const { onChooseAll, more } = latest.current;
      const other = more[event.key];
      const at = rows.findIndex((row) => rowKey(row) === now);
      const row = rows[at];
      const move = (by: number) => {
        const to = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
        if (to === undefined) return;
        setCurrent(rowKey(to));
        requestAnimationFrame(() =>
          place.current?.querySelector(".is-current")?.scrollIntoView({ block: "nearest" }),
        );
      };
      const deeds: Readonly<Record<string, () => void>> = {
        ...{
          ArrowDown: () => move(1),
          j: () => move(1),
          ArrowUp: () => move(-1),
          k: () => move(-1),
        },
        ...{ "]": goNext, "[": goBack },
        Enter: () => row !== undefined && onOpen?.(row),
        x: () => row !== undefined && onChoose?.(row),
        "*": () => onChooseAll?.(),
        ...(other ? { [event.key]: () => other(row) } : {}),
        "/": () => document.querySelector<HTMLInputElement>(".filters input")?.focus(),
      };
      const deed = deeds[event.key];
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return { current, place };
}

/** A search of a list's filters; choices and days have keys of their own. */
const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement &&
  target.closest(".filters") !== null &&
  target.closest(".t-select__wrap, .t-range-input, .t-date-range-picker") === null;

function isBusyElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector(".t-dialog__ctx, .t-drawer--open") !== null) return true;
  const busy = "input:not([type=checkbox]), textarea, select, button, a";
  return target instanceof Element && target.closest(busy) !== null;
}
