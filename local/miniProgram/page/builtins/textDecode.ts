const DECODED: Readonly<Record<string, string>> = {
  "&nbsp;": "\u00a0",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&apos;": "'",
  "&ensp;": "\u2002",
  "&emsp;": "\u2003",
};

/** `<text decode>`: the six entities of WeChat in texts that come from data; texts of the template are decoded by its compiler. */
export function decodeEntities(element: HTMLElement): void {
  const decode = () => {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || node.nodeValue === null) continue;
      const decoded = node.nodeValue.replace(/&\w+;/g, (entity) => DECODED[entity] ?? entity);
      if (decoded !== node.nodeValue) node.nodeValue = decoded;
    }
  };
  new MutationObserver(decode).observe(element, {
    ...{ characterData: true, childList: true, subtree: true },
  });
  decode();
}
