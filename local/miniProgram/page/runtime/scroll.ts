/** Tells a page how far it was scrolled, and when its end came near. */
export function watchScroll(
  scroller: HTMLElement,
  distancePx: number,
  call: (method: string, ...values: readonly unknown[]) => unknown,
): void {
  let wasNear = false;
  let lastTop = 0;
  scroller.addEventListener(
    "scroll",
    () => {
      const { scrollTop, clientHeight, scrollHeight } = scroller;
      call("onPageScroll", { scrollTop });
      const isNear = scrollTop + clientHeight >= scrollHeight - distancePx;
      if (isNear && !wasNear && scrollTop > lastTop) call("onReachBottom");
      wasNear = isNear;
      lastTop = scrollTop;
    },
    { passive: true },
  );
}
