/** Tells a page how far it was scrolled, and when its end came near. */
export function watchScroll(
  scroller: HTMLElement,
  distancePx: number,
  call: (method: string, ...values: readonly unknown[]) => unknown,
): void {
  let wasNear = false;
  let lastTop = 0;
  let lastHeight = 0;
  scroller.addEventListener(
    "scroll",
    () => {
      const { scrollTop, clientHeight, scrollHeight } = scroller;
      call("onPageScroll", { scrollTop });
      // A page that grew has a new end: one may be there by a single jump.
      if (scrollHeight !== lastHeight) wasNear = false;
      lastHeight = scrollHeight;
      const isNear = scrollTop + clientHeight >= scrollHeight - distancePx;
      if (isNear && !wasNear && scrollTop > lastTop) call("onReachBottom");
      wasNear = isNear;
      lastTop = scrollTop;
    },
    { passive: true },
  );
}
