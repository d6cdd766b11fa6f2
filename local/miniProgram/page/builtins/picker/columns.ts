/** One column of a wheel: its texts and which one stands in the middle. */
export type Column = { readonly texts: readonly string[]; readonly index: number };

const ROW_PX = 40;
const SETTLED_MS = 90;

/** Columns that turn under the finger, by the wheel, by a click on a row and by the arrow keys. */
export function createColumns(onChange: (column: number, index: number) => void) {
  const element = document.createElement("div");
  element.className = "builtin-columns";
  let shown: { readonly list: HTMLElement; texts: string; index: number }[] = [];
  const choose = (column: number, index: number) => {
    const one = shown[column];
    if (one === undefined || index === one.index || index < 0) return;
    if (index >= one.list.children.length) return;
    one.index = index;
    mark(one.list, index);
    onChange(column, index);
  };
  return {
    element,
    show(columns: readonly Column[]) {
      while (shown.length > columns.length) shown.pop()?.list.remove();
      columns.forEach((column, at) => {
        const known = shown[at];
        const texts = column.texts.join("\n");
        const index = Math.min(Math.max(0, column.index), Math.max(0, column.texts.length - 1));
        if (known?.texts === texts && known.index === index) return;
        const list = known?.list ?? listFor((to) => choose(at, to));
        if (known?.texts !== texts) list.replaceChildren(...column.texts.map(rowOf));
        shown[at] = { list, texts, index };
        if (known === undefined) element.append(list);
        mark(list, index);
        list.scrollTop = index * ROW_PX;
      });
    },
    indexes: () => shown.map(({ index }) => index),
  };
}

function listFor(choose: (index: number) => void): HTMLElement {
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.tabIndex = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  list.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A sheet that is closed has no place any more.
      if (list.isConnected) choose(Math.round(list.scrollTop / ROW_PX));
    }, SETTLED_MS);
  });
  const go = (index: number) => {
    choose(index);
    list.scrollTop = index * ROW_PX;
  };
  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    if (row !== null) go([...list.children].indexOf(row));
  });
  list.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    go(Math.round(list.scrollTop / ROW_PX) + by);
  });
  return list;
}

function rowOf(text: string): HTMLElement {
  const row = document.createElement("li");
  row.setAttribute("role", "option");
  row.textContent = text;
  return row;
}

function mark(list: HTMLElement, index: number): void {
  [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
}
