let front: HTMLElement | undefined;

/** Remembers the page in front, for whoever tells positions within it. */
export function setFrontPage(element: HTMLElement | undefined): void {
  front = element;
}

export function frontPage(): HTMLElement | undefined {
  return front;
}

/** How far below the window's top the page in front begins: WeChat counts from there. In pixels. */
export function pageTop(): number {
  return front?.getBoundingClientRect().top ?? 0;
}
