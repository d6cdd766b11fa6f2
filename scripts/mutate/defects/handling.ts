import type { Defect } from "#scripts/mutate/defect.ts";

const ENTRY = "miniprogram/lib/entry.ts";
const MONEY = "miniprogram/lib/money.ts";
const SHARE = "miniprogram/lib/share.ts";
const TIME = "miniprogram/lib/time.ts";

/** Defects on the phone: amounts, times and codes as people read, type and pass them on. */
export const HANDLING: readonly Defect[] = [
  {
    file: MONEY,
    find: 'rest.padEnd(2, "0")',
    replace: 'rest.padStart(2, "0")',
    says: "12.3 yuan that somebody types are 12.03",
  },
  {
    file: MONEY,
    find: 'String(fen % FEN_IN_YUAN).padStart(2, "0")',
    replace: "String(fen % FEN_IN_YUAN)",
    says: "1.05 yuan are shown as 1.5",
  },
  {
    file: MONEY,
    find: 'replace(/\\.00$/, "")',
    replace: 'replace(/\\.?0+$/, "")',
    says: "12.30 yuan are shown as 12.3",
  },
  {
    file: TIME,
    find: "Math.floor((atMs + CHINA_MS) / DAY_MS)",
    replace: "Math.floor(atMs / DAY_MS)",
    says: "yesterday lasts until eight in the morning",
  },
  {
    file: ENTRY,
    find: "if (!hasAgreed) return;",
    replace: "",
    says: "the code that somebody came by is told before he agreed",
  },
  {
    file: ENTRY,
    find: '    if (error instanceof Error && "isRefusal" in error && error.isRefusal === true) {\n      forget("openedCode");\n    }',
    replace: '    forget("openedCode");',
    says: "a code that did not get through is forgotten",
  },
  {
    file: SHARE,
    find: 'path.includes("?") ? "&" : "?"',
    replace: '"?"',
    says: "the card of a product does not carry its promoter's code",
  },
  {
    file: "miniprogram/lib/handover.ts",
    find: "last?.productId === productId ? last : undefined",
    replace: "last",
    says: "a product opens with the price of another one",
  },
  {
    file: "miniprogram/lib/consent.ts",
    find: "if (found !== undefined) results[moment] = found;",
    replace: 'results[moment] = found ?? "accept";',
    says: "no answer to a question counts as a yes",
  },
];
