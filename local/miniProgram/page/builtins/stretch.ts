/** Displays that fill their line when they have no width of their own. */
const FILLING = /^(block|flex|grid|flow-root|list-item)$/;
const BLOCKS = /^(block|flow-root|inline-block|list-item|table-cell)$/;

let waiting: HTMLElement[] = [];

/**
 * WeChat's buttons and inputs are boxes that fill their line; the browser's own are as wide as their content. Which they
 * shall be depends on the page's style, so it is looked up once they are on the page: all at once, before they are painted.
 */
export function stretchInBlocks(element: HTMLElement): void {
  if (waiting.length === 0) requestAnimationFrame(stretchAll);
  waiting.push(element);
}

function stretchAll(): void {
  const elements = waiting;
  waiting = [];
  const filling = elements.filter(fillsItsLine);
  for (const element of filling) element.setAttribute("builtin-stretch", "");
}

function fillsItsLine(element: HTMLElement): boolean {
  if (!element.isConnected || element.parentElement === null) return false;
  const { display, position, float } = getComputedStyle(element);
  if (!FILLING.test(display) || !/static|relative|sticky/.test(position) || float !== "none")
    return false;
  let around: Element | null = element.parentElement;
  while (around !== null && getComputedStyle(around).display === "contents")
    around = around.parentElement;
  return around !== null && BLOCKS.test(getComputedStyle(around).display);
}
