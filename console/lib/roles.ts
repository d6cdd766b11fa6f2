import { set } from "./fieldNames.ts";

/** What TDesign made of plain boxes that only a mouse reaches, and whose keys are made up here. */
const PRESSED = ".t-dialog__close, .t-drawer__close-btn, .t-tabs__nav-item";
const every = (selector: string) => document.querySelectorAll<HTMLElement>(selector);

/** Says what TDesign's boxes are, and has the Tab key reach them. */
export function giveRoles(closeText: string): void {
  for (const close of every(".t-dialog__close, .t-drawer__close-btn")) {
    set(close, "role", "button");
    set(close, "tabindex", "0");
    set(close, "aria-label", closeText);
  }
  for (const bar of every(".t-tabs__nav-wrap")) set(bar, "role", "tablist");
  for (const tab of every(".t-tabs__nav-item")) {
    const isActive = tab.matches(".t-is-active");
    set(tab, "role", "tab");
    set(tab, "aria-selected", String(isActive));
    set(tab, "tabindex", isActive ? "0" : "-1");
  }
  // The Tab key stops at the label, which is nothing to whoever hears; the input under it is what it is.
  for (const input of every(
    ":is(.t-checkbox, .t-radio, .t-radio-button)[tabindex='0'] > input[tabindex='-1']",
  )) {
    input.parentElement?.removeAttribute("tabindex");
    set(input, "tabindex", "0");
  }
  const lists = [...every(".t-select__list")];
  for (const input of every(".t-select input")) {
    const isOpen = input.closest(".t-select-input--popup-visible") !== null;
    set(input, "role", "combobox");
    set(input, "aria-haspopup", "listbox");
    set(input, "aria-expanded", String(isOpen));
    const list = isOpen ? lists.find((one) => one.checkVisibility()) : undefined;
    const at = list?.querySelector(".t-select-option__hover");
    set(input, "aria-controls", list ? (list.id ||= newId()) : "");
    set(input, "aria-activedescendant", at ? (at.id ||= newId()) : "");
  }
  for (const list of lists) set(list, "role", "listbox");
  for (const option of every(".t-select-option")) {
    set(option, "role", "option");
    set(option, "aria-selected", String(option.matches(".t-is-selected")));
  }
}

/** Enter and space press what is no button by itself; arrows go along tabs. */
export function pressByKey(event: KeyboardEvent): void {
  const place = event.target instanceof HTMLElement ? event.target : null;
  if (place === null || !place.matches(PRESSED)) return;
  const along = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" } as const;
  if (event.key === "Enter" || event.key === " ") place.click();
  else if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  else {
    const to = place[along[event.key]];
    if (to instanceof HTMLElement && to.matches("[role=tab]")) to.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

let ids = 0;
const newId = () => `choice-${++ids}`;
