import { builtin } from "./builtin.ts";

/** What WeChat's `rich-text` shows; everything else is left out with what lies in it. */
const TAGS = new Set(
  (
    "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset " +
    "font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong " +
    "sub sup table tbody td tfoot th thead tr tt u ul"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  "class style alt src height width dir start type span colspan rowspan align size color face".split(
    " ",
  ),
);
const DEPTH_MAX = 100;

/** `rich-text`: shows nodes, or HTML from which scripts, links and listeners are taken away. */
export const richText = builtin(
  "rich-text",
  { nodes: null, space: "", userSelect: false },
  (host) => ({
    update(changed) {
      if (changed.has("space")) host.element.setAttribute("space", host.data.space);
      host.element.toggleAttribute("user-select", host.data.userSelect);
      if (changed.has("nodes")) host.element.replaceChildren(...drawn(host.data.nodes));
    },
  }),
);

function drawn(nodes: unknown): Node[] {
  if (typeof nodes !== "string") return Array.isArray(nodes) ? nodes.flatMap(drawNode) : [];
  const parsed = new DOMParser().parseFromString(nodes, "text/html");
  return [...parsed.body.childNodes].flatMap((node) => copy(node, 0));
}

function copy(node: Node, depth: number): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.nodeValue ?? "")];
  if (!(node instanceof Element) || depth > DEPTH_MAX) return [];
  const attributes = Object.fromEntries(
    [...node.attributes].map(({ name, value }) => [name, value]),
  );
  const made = elementOf(node.tagName, attributes);
  if (made === undefined) return [];
  made.append(...[...node.childNodes].flatMap((child) => copy(child, depth + 1)));
  return [made];
}

/** A node as WeChat's arrays have it: `{ name, attrs, children }` or `{ type: "text", text }`. */
function drawNode(node: unknown): Node[] {
  if (typeof node !== "object" || node === null) return [];
  const { type, text, name, attrs, children }: Record<string, unknown> = { ...node };
  if (type === "text") return [document.createTextNode(decoded(String(text ?? "")))];
  const made = elementOf(
    String(name ?? ""),
    typeof attrs === "object" && attrs !== null ? { ...attrs } : {},
  );
  if (made === undefined) return [];
  made.append(...drawn(children ?? []));
  return [made];
}

function decoded(text: string): string {
  const area = document.createElement("textarea");
  area.innerHTML = text;
  return area.value;
}

function elementOf(tagName: string, attributes: Readonly<Record<string, unknown>>) {
  const tag = tagName.toLowerCase();
  if (!TAGS.has(tag)) return undefined;
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.has(name.toLowerCase())) continue;
    if (name === "src" && /^\s*javascript:/i.test(String(value))) continue;
    made.setAttribute(name, String(value));
  }
  return made;
}
