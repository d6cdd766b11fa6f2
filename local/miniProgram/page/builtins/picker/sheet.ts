import { builtinHooks } from "../hooks.ts";
import { createColumns, type Column } from "./columns.ts";

export type Sheet = {
  readonly show: (columns: readonly Column[]) => void;
  readonly indexes: () => readonly number[];
};

/** Opens a picker's sheet over the pages. It closes by 确定, by 取消, or beside it. */
export function openSheet(o: {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly onColumn: (sheet: Sheet, column: number, index: number) => void;
  readonly onConfirm: (indexes: readonly number[]) => void;
  readonly onCancel: () => void;
}): Sheet & { readonly close: () => void } {
  const layer = document.createElement("div");
  layer.className = "builtin-sheet";
  const columns = createColumns((column, index) => o.onColumn(sheet, column, index));
  const sheet = {
    show: columns.show,
    indexes: columns.indexes,
    close: () => layer.remove(),
  };
  const cancel = () => {
    layer.remove();
    o.onCancel();
  };
  const confirm = () => {
    const indexes = columns.indexes();
    layer.remove();
    o.onConfirm(indexes);
  };
  const panel = document.createElement("section");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", o.title || "选择");
  const head = document.createElement("header");
  const title = document.createElement("b");
  title.textContent = o.title;
  head.append(pressable("取消", cancel), title, pressable("确定", confirm));
  panel.append(head, columns.element);
  layer.append(panel);
  layer.addEventListener("click", (event) => {
    if (event.target === layer) cancel();
  });
  builtinHooks.layers().append(layer);
  columns.show(o.columns);
  return sheet;
}

function pressable(text: string, act: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}
