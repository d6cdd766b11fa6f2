/**
 * TDesign puts a name on what stands around an input, or beside it, where nobody who hears the page is told of it. This
 * gives each input the name that those see who see it, and says what is meant and what is wrong.
 */
const FIELDS = "input:not([type=hidden]), textarea, [role=switch]";
const WRAPPER = ":is(.t-input__wrap, .t-textarea, .t-input-number, .t-select__wrap)[aria-label]";
/** "State: " before a choice; what stands before an input of tags are the tags. */
const PREFIX = ".t-tag-input__prefix, .t-input__prefix:not(:has(.t-tag))";
const named = new WeakSet<Element>();

/** Names all inputs of the page that have no name of their own; `all`: that of the box which ticks a whole list. */
export function nameFields(all: string): void {
  for (const field of document.querySelectorAll<HTMLInputElement>(FIELDS)) {
    const box = field.closest(".field");
    // A box to tick has words of its own, and so has what has a name of its own among several.
    if (box !== null && (field.closest("label") ?? box) === box) tell(field, box);
    if (field.hasAttribute("aria-label") && !named.has(field)) continue;
    if (isLabelled(field)) continue;
    const name = nameOf(field, all);
    named.add(field);
    if (name !== "") set(field, "aria-label", name);
  }
}

/** Not by `labels`, for which the browser walks through the whole page, for each field again. */
function isLabelled(field: HTMLInputElement): boolean {
  const around = field.closest("label");
  if (around?.control === field && around.textContent.trim() !== "") return true;
  const own = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  return own ? own.textContent.trim() !== "" : false;
}

function nameOf(field: HTMLInputElement, all: string): string {
  const cell = field.closest(".t-table__cell-check");
  if (cell !== null) return cell.matches("th") ? all : firstText(cell.parentElement);
  const prefix = field.closest(".t-input")?.querySelector(PREFIX)?.textContent ?? "";
  const own = labelOf(field.closest(WRAPPER)) || prefix.replace(/[:：]\s*$/, "").trim();
  if (own !== "") return own;
  const group = labelOf(field.closest("[role=group]")) || titleOf(field.closest("td"));
  const { placeholder = "" } = field;
  return placeholder.startsWith(group) ? placeholder : `${group} ${placeholder}`.trim();
}

/** A `Field` has one name; what it means and what is wrong with it are told after that. */
function tell(field: HTMLInputElement, box: Element): void {
  const name = box.querySelector(":scope > .field-name");
  if (box.matches("label") && name?.id) set(field, "aria-labelledby", name.id);
  const wrong = box.querySelector(":scope > .wrong");
  const said = [wrong, box.querySelector(":scope > .faint")].flatMap((one) => one?.id || []);
  set(field, "aria-describedby", said.join(" "));
  set(field, "aria-invalid", wrong === null ? "" : "true");
}

/** What stands over the column of a cell. */
const titleOf = (cell: HTMLTableCellElement | null): string =>
  cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent.trim() ?? "";
const labelOf = (place: Element | null): string => place?.getAttribute("aria-label") ?? "";
const firstText = (place: Element | null): string => {
  if (place === null) return "";
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    // "#" and "12" are two texts of one place.
    const { textContent: text, parentElement: whole } = texts.currentNode;
    if (text?.trim()) return whole?.textContent.trim() ?? "";
  }
  return "";
};

/** Only where it changes something: who watches the page is called again by each change. "" = none. */
export function set(place: Element, attribute: string, value: string): void {
  if (value === "") place.removeAttribute(attribute);
  else if (place.getAttribute(attribute) !== value) place.setAttribute(attribute, value);
}
