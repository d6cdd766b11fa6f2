import { readFileSync } from "node:fs";

/**
 * Goal: what is written can be read: each token that text is coloured with reaches 4.5:1 (WCAG AA) on each background that
 * text stands on. TDesign's values stand first, the console's own over them.
 */
const FILES = ["node_modules/tdesign-react/es/style/index.css", "console/style.css"];
const RATIO_MIN = 4.5;

/** The tokens of light pages: the console has no dark ones. */
const tokens = new Map(
  FILES.flatMap((file) => {
    const css = readFileSync(file, "utf8").replace(/\/\*[^]*?\*\//g, "");
    const roots = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].filter(([, where = ""]) =>
      where.split(",").some((one) => /^:root(\[theme-mode=["']?light["']?\])?$/.test(one.trim())),
    );
    return roots.flatMap(([, , body = ""]) =>
      [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [
        name,
        value.trim(),
      ]),
    ) as [string, string][];
  }),
);

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function colourOf(value: string): Colour {
  const token = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (token !== undefined) return colourOf(tokens.get(token) ?? `no ${token}`);
  const rgba = /^rgba?\(([^)]+)\)$/
    .exec(value)?.[1]
    ?.split(/[,\s/]+/)
    .map(Number);
  if (rgba) return [rgba[0] ?? 0, rgba[1] ?? 0, rgba[2] ?? 0, rgba[3] ?? 1];
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex === undefined) throw new Error(`no colour: ${value}`);
  const whole = hex.length === 3 ? [...hex].map((one) => one + one).join("") : hex;
  const at = (from: number) => parseInt(whole.slice(from, from + 2), 16);
  return [at(0), at(2), at(4), 1];
}

/** How bright a colour is on what lies under it, as WCAG 2 counts it. */
function brightness([red, green, blue, alpha]: Colour, under: Colour): number {
  const seen = [red, green, blue].map((one, at) => one * alpha + (under[at] ?? 0) * (1 - alpha));
  const [r = 0, g = 0, b = 0] = seen
    .map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(text: string, ground: string): number {
  const under = colourOf(ground);
  const [one, other] = [brightness(colourOf(text), under), brightness(under, under)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Texts, and what each of them stands on somewhere. */
const GROUNDS = ["--card", "--paper", "--td-bg-color-secondarycontainer", "--td-brand-color-light"];
const ON_ANY = ["--ink", "--soft", "--faint", "--accent", "--bad", "--good", "--warn"];
const PAIRS: readonly (readonly [text: string, ground: string])[] = [
  ...ON_ANY.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  // What is typed where nothing is yet, and tags, alerts and buttons of TDesign.
  ["--td-text-color-placeholder", "--card"],
  ["--td-error-color", "--td-error-color-light"],
  ["--td-success-color", "--td-success-color-light"],
  ["--td-warning-color", "--td-warning-color-light"],
  ["--bad", "--td-error-color-1"],
  ...["brand", "error", "success", "warning"].map(
    (kind) => ["--td-text-color-anti", `--td-${kind}-color`] as const,
  ),
];

it("counts as WCAG does", () => {
  expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#fff")).toBeCloseTo(4.48, 2);
  expect(contrast("rgba(0, 0, 0, 0.4)", "#fff")).toBeCloseTo(2.85, 1);
});

it.each(PAIRS)("%s on %s can be read", (text, ground) => {
  expect(contrast(`var(${text})`, `var(${ground})`)).toBeGreaterThanOrEqual(RATIO_MIN);
});
