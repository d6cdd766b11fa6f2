type Child = Node | string | undefined;

/** An element with a class, what else it is, and what is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  fields: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.assign(made, fields);
  if (className !== "") made.className = className;
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(className: string, label: string, onclick: () => void): HTMLButtonElement {
  return element("button", className, { type: "button", onclick }, label);
}
