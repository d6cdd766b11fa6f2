/** Goal: the end of a page is told once each time it comes near, also when the page grew meanwhile. */
import { watchScroll } from "./scroll.ts";

function page() {
  const at = { scrollTop: 0, clientHeight: 100, scrollHeight: 1_000 };
  const scroller = Object.assign(new EventTarget(), at);
  let ends = 0;
  watchScroll(scroller as object as HTMLElement, 50, (method) => {
    if (method === "onReachBottom") ends += 1;
  });
  return {
    scrollTo(scrollTop: number, scrollHeight = scroller.scrollHeight) {
      Object.assign(scroller, { scrollTop, scrollHeight });
      scroller.dispatchEvent(new Event("scroll"));
      return ends;
    },
  };
}

it("once, as long as the end stays near", () => {
  const { scrollTo } = page();
  expect([500, 860, 880, 900, 400, 870].map((top) => scrollTo(top))).toEqual([0, 1, 1, 1, 1, 2]);
});

it("again where one jump leads from the old end to the new one", () => {
  const { scrollTo } = page();
  expect(scrollTo(900)).toBe(1);
  expect(scrollTo(1_900, 2_000)).toBe(2);
});
