import type { Host } from "./builtin.ts";
import type { SwiperProperties } from "./swiper.ts";

type Source = "" | "touch" | "autoplay";
/** So fast, in px a ms, a short drag turns the page. */
const FLICK = 0.3;
const TAKEN_PX = 8;

/** Where a swiper stands, as a number of items with fractions, and how it gets to the next whole one. */
export function createGlide(host: Host<SwiperProperties>, track: HTMLElement, dots: HTMLElement) {
  const { element } = host;
  let at = 0;
  let current = 0;
  let heldAt: number | undefined;
  let isTaken: boolean | undefined;
  let frame = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let hasStood = false;
  const items = () =>
    [...track.children].filter((one): one is HTMLElement => one.tagName === "SWIPER-ITEM");
  const count = () => items().length;
  const isCircular = () => host.data.circular && count() > host.data.displayMultipleItems;
  const last = () => Math.max(0, count() - Math.max(1, host.data.displayMultipleItems));
  const wrap = (index: number) => ((index % count()) + count()) % count();
  const sizePx = () => {
    const first = items()[0];
    return (host.data.vertical ? first?.offsetHeight : first?.offsetWidth) || 1;
  };

  const layOut = () => {
    const all = items();
    all.forEach((item, index) => {
      let away = index - at;
      if (isCircular()) {
        const half = all.length / 2;
        away = ((((away + half) % all.length) + all.length) % all.length) - half;
        // With two items the next one must wait on the side that is dragged to.
        if (all.length === 2 && Math.abs(away + half) < 1e-6 && at >= current) away = half;
      }
      item.style.setProperty("--at", String(away));
    });
    while (dots.children.length > all.length) dots.lastChild?.remove();
    while (dots.children.length < all.length) dots.append(document.createElement("i"));
    [...dots.children].forEach((dot, index) => dot.classList.toggle("on", index === current));
  };

  const arrive = (source: Source) => {
    const detail = { current, currentItemId: itemIdOf(items()[current]), source };
    host.fire("animationfinish", detail);
  };
  const glideTo = (target: number, source: Source) => {
    cancelAnimationFrame(frame);
    const [from, startMs, durationMs] = [at, performance.now(), Math.max(1, host.data.duration)];
    const step = (nowMs: number) => {
      const share = Math.min(1, Math.max(0, (nowMs - startMs) / durationMs));
      at = from + (target - from) * ease(share);
      if (share === 1) at = isCircular() ? wrap(target) : target;
      layOut();
      if (host.isBound("transition")) {
        const moved = (at - from) * sizePx();
        host.fire("transition", host.data.vertical ? { dx: 0, dy: moved } : { dx: moved, dy: 0 });
      }
      if (share < 1) frame = requestAnimationFrame(step);
      else arrive(source);
    };
    frame = requestAnimationFrame(step);
  };
  const become = (index: number, source: Source) => {
    if (index === current) return;
    current = index;
    host.set("current", index);
    host.fire("change", { current, currentItemId: itemIdOf(items()[index]), source });
  };

  const goTo = (wanted: number, source: Source) => {
    if (!hasStood || count() === 0) {
      hasStood = count() > 0;
      current = at = Math.max(0, wanted);
      return layOut();
    }
    const index = Math.min(Math.max(0, wanted), last());
    if (index === current && at === index) return;
    let target = index;
    if (isCircular() && source === "autoplay" && index === 0 && at > 0) target = Math.round(at) + 1;
    become(index, source);
    glideTo(target, source);
  };

  const next = () => {
    if (heldAt !== undefined || count() < 2 || element.offsetParent === null) return;
    goTo(current >= last() && !isCircular() ? 0 : wrap(current + 1), "autoplay");
  };
  const stop = () => clearInterval(timer);

  return {
    layOut() {
      if (!hasStood && count() > 0) hasStood = true;
      if (!isCircular() && current > last() && count() > 0) at = current = last();
      layOut();
    },
    goTo,
    goToItem: (id: string) =>
      goTo(
        items().findIndex((item) => itemIdOf(item) === id),
        "",
      ),
    hold() {
      cancelAnimationFrame(frame);
      heldAt = at;
      isTaken = undefined;
    },
    drag(dx: number, dy: number): boolean {
      const [along, across] = host.data.vertical ? [dy, dx] : [dx, dy];
      if (heldAt === undefined || count() < 2) return false;
      if (isTaken === undefined && Math.hypot(dx, dy) < TAKEN_PX) return false;
      isTaken ??= Math.abs(along) > Math.abs(across);
      if (!isTaken) return false;
      const wanted = heldAt - along / sizePx();
      at = isCircular() ? wanted : Math.min(Math.max(wanted, -0.2), last() + 0.2);
      layOut();
      return true;
    },
    letGo(speed: { readonly x: number; readonly y: number }) {
      const [from, quick] = [heldAt ?? at, host.data.vertical ? speed.y : speed.x];
      heldAt = undefined;
      if (isTaken !== true && at === Math.round(at)) return;
      const isFlick = Math.abs(quick) > FLICK && Math.abs(at - from) < 0.5;
      const target = isFlick ? Math.round(from) - Math.sign(quick) : Math.round(at);
      const stands = isCircular() ? target : Math.min(Math.max(target, 0), last());
      become(isCircular() ? wrap(stands) : stands, "touch");
      glideTo(stands, "touch");
    },
    play() {
      stop();
      if (host.data.autoplay) timer = setInterval(next, Math.max(100, host.data.interval));
    },
    stop,
  };
}

const ease = (share: number): number => 1 - (1 - share) ** 3;
const itemIdOf = (item: HTMLElement | undefined): string => item?.getAttribute("item-id") ?? "";
