import { builtin } from "./builtin.ts";

/** Drawn in a square of 24, ours; a stroke without a colour of its own takes that of the icon. */
const DISC = '<circle cx="12" cy="12" r="11"/>';
const RING =
  '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="1.6"/>';
const TICK = "M6.5 12.5l4 4 7-8.5";
const white = (path: string) => `<path d="${path}" fill="none" stroke="#fff" stroke-width="2"/>`;
const line = (path: string) =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.8"/>`;
const CROSS = "M8 8l8 8M16 8l-8 8";
const ICONS: Readonly<Record<string, readonly [color: string, drawing: string]>> = {
  success: ["#09bb07", DISC + white(TICK)],
  success_no_circle: ["#09bb07", line("M3 12.5l6 6 12-13")],
  success_circle: ["#09bb07", RING + line(TICK)],
  safe_success: ["#09bb07", DISC + white(TICK)],
  safe_warn: ["#ffbe00", DISC + white("M12 6v8M12 16.5v1.5")],
  info: ["#10aeff", DISC + white("M12 10.5v7M12 6.5v1.5")],
  info_circle: ["#10aeff", RING + line("M12 10.5v7M12 6.5v1.5")],
  warn: ["#f76260", DISC + white("M12 6v8M12 16.5v1.5")],
  waiting: ["#10aeff", DISC + white("M12 6v6.5l4 2.5")],
  waiting_circle: ["#10aeff", RING + line("M12 6v6.5l4 2.5")],
  circle: ["#c9c9c9", RING],
  cancel: ["#f43530", RING + line(CROSS)],
  clear: ["#b2b2b2", DISC + white(CROSS)],
  download: ["#09bb07", RING + line("M12 6v9M8 11.5l4 4 4-4M8 18h8")],
  search: [
    "#b2b2b2",
    '<circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8"/>' +
      line("M15.5 15.5l5 5"),
  ],
};

/** `icon` of WeChat's few types. */
export const icon = builtin("icon", { type: "", size: "23", color: "" }, (host) => ({
  update() {
    const { type, size, color } = host.data;
    const [own, drawing] = ICONS[type] ?? ["", ""];
    const px = /^[\d.]+$/.test(size)
      ? `${size}px`
      : size.replace(/([\d.]+)rpx/, "calc(var(--rpx) * $1)");
    host.element.innerHTML = `<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${drawing}</svg>`;
    const drawn = host.element.querySelector("svg");
    drawn?.setAttribute("style", `width:${px};height:${px};color:${color || own}`);
  },
}));

const PROGRESS = {
  ...{ percent: 0, showInfo: false, borderRadius: "0", fontSize: "16", strokeWidth: "6" },
  ...{ color: "#09BB07", activeColor: "", backgroundColor: "#EBEBEB", active: false },
  ...{ activeMode: "backwards", duration: 30 },
};

/** `progress`: a real <progress>; it runs to its percent where it is `active`. */
export const progress = builtin("progress", PROGRESS, (host) => {
  const { element } = host;
  if (!(element instanceof HTMLProgressElement)) throw new Error("progress is not a <progress>");
  element.max = 100;
  let shown = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const show = (percent: number) => {
    shown = percent;
    element.value = percent;
    element.setAttribute("data-percent", `${Math.round(percent)}%`);
  };
  const run = (to: number) => {
    clearInterval(timer);
    if (host.data.activeMode !== "forwards" || shown > to) show(0);
    timer = setInterval(() => {
      if (shown < to) return show(Math.min(to, shown + 1));
      clearInterval(timer);
      host.fire("activeend", { curPercent: to });
    }, host.data.duration);
  };
  return {
    update(changed) {
      const { data } = host;
      const set = (name: string, value: string) =>
        element.style.setProperty(`--builtin-${name}`, value);
      set("on", data.activeColor || data.color);
      set("off", data.backgroundColor);
      set("thick", /^\d+$/.test(data.strokeWidth) ? `${data.strokeWidth}px` : data.strokeWidth);
      set("round", /^\d+$/.test(data.borderRadius) ? `${data.borderRadius}px` : data.borderRadius);
      element.style.fontSize = /^\d+$/.test(data.fontSize) ? `${data.fontSize}px` : data.fontSize;
      element.toggleAttribute("show-info", data.showInfo);
      if (!changed.has("percent")) return;
      const percent = Math.min(100, Math.max(0, data.percent));
      if (data.active) run(percent);
      else show(percent);
    },
    detached: () => clearInterval(timer),
  };
});
