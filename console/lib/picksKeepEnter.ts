import type { KeyboardEvent } from "react";

/** For a form: Enter in a field of tags, a choice or a date belongs to that field, and sends nothing. */
export function picksKeepEnter(event: KeyboardEvent): void {
  const isPick =
    event.target instanceof Element &&
    event.target.closest(".t-tag-input, .t-select__wrap, .t-date-picker, .pictures") !== null;
  if (event.key === "Enter" && isPick && !(event.target instanceof HTMLButtonElement)) {
    event.preventDefault();
  }
}
