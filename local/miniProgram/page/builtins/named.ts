import { builtin, type Builtin } from "./builtin.ts";
import { builtinHooks } from "./hooks.ts";
import { listOf } from "./picker/mode.ts";

/** Components that this phone does not have: a box with their name, and a word on the screen. */
const NOT_EMULATED = [
  ...[
    "web-view",
    "live-player",
    "live-pusher",
    "camera",
    "editor",
    "voip-room",
    "channel-live",
    "channel-video",
  ],
  ...[
    "functional-page-navigator",
    "animation-video",
    "store-product",
    "store-home",
    "store-gift",
    "store-coupon",
  ],
];

function notEmulated(tag: string): Builtin {
  return builtin(tag, { src: "", url: "", placeholder: "" }, (host) => {
    const { src, url } = { src: () => host.data.src, url: () => host.data.url };
    host.element.classList.add("builtin-named");
    return {
      update() {
        const where = src() || url();
        host.element.textContent = `${tag}: not emulated${where === "" ? "" : ` (${where})`}`;
      },
      attached: () => builtinHooks.notEmulated(tag),
    };
  });
}

const MAP = {
  ...{
    longitude: 0,
    latitude: 0,
    scale: 16,
    minScale: 3,
    maxScale: 20,
    markers: null,
    polyline: null,
  },
  ...{
    circles: null,
    controls: null,
    includePoints: null,
    polygons: null,
    showLocation: false,
    rotate: 0,
  },
};

/** `map`: no map, but its place and its markers by name; a marker is tapped as on the map. */
const map = builtin("map", MAP, (host) => ({
  update() {
    const { latitude, longitude, markers } = host.data;
    const title = document.createElement("div");
    title.textContent = `no map here: ${latitude}, ${longitude}`;
    const rows = listOf(markers).map((marker) =>
      markerRow(marker, (markerId) => host.fire("markertap", { markerId })),
    );
    host.element.classList.add("builtin-named");
    host.element.replaceChildren(title, ...rows);
  },
}));

function markerRow(marker: unknown, onTap: (id: unknown) => void): HTMLElement {
  const fields: Record<string, unknown> = typeof marker === "object" ? { ...marker } : {};
  const callout: Record<string, unknown> =
    typeof fields["callout"] === "object" ? { ...fields["callout"] } : {};
  const row = document.createElement("div");
  row.setAttribute("role", "button");
  row.textContent = `● ${String(fields["title"] ?? callout["content"] ?? fields["id"] ?? "")}`;
  row.addEventListener("click", () => onTap(fields["id"]));
  return row;
}

/** `open-data` shows nobody's data any more. */
const openData = builtin(
  "open-data",
  { type: "", openGid: "", lang: "en", defaultText: "", defaultAvatar: "" },
  (host) => ({
    update: () => (host.element.textContent = host.data.defaultText),
    attached: () =>
      builtinHooks.notEmulated(`open-data type="${host.data.type}" (retired by WeChat)`),
  }),
);

export const NAMED: readonly Builtin[] = [...NOT_EMULATED.map(notEmulated), map, openData];
