import type { Clock } from "../../clock.ts";
import type { Parameters } from "./miniProgramCode.ts";

/** A mini program code that was drawn: what it says, and which page it opens. */
export type DrawnCode = {
  readonly atMs: number;
  readonly api: string;
  /** Of `getUnlimited`: what the picture says, and what the page gets. */
  readonly scene?: string;
  /** Of `getUnlimited`; left out: the home page. */
  readonly page?: string;
  /** Of `get` and `createQRCode`: what the picture says, and where it leads. */
  readonly path?: string;
};

export interface DrawnCodes {
  add(api: string, parameters: Parameters): void;
  /** The newest first. A code that was drawn again stands where it was drawn last. */
  all(): readonly DrawnCode[];
}

/** As many codes are remembered, since the start. */
export const DRAWN_KEPT = 1_000;

/** What a phone that scans a code must know besides its text: WeChat itself knows which page belongs to a scene. */
export function createDrawnCodes(clock: Clock): DrawnCodes {
  const drawn = new Map<string, DrawnCode>();
  return {
    add(api, parameters) {
      const fields = ["scene", "page", "path"].flatMap((name) => {
        const value = parameters.get(name);
        return typeof value === "string" && value !== "" ? [[name, value]] : [];
      });
      const code = { atMs: clock.nowMs(), api, ...Object.fromEntries(fields) } as DrawnCode;
      const key = JSON.stringify(fields);
      drawn.delete(key);
      drawn.set(key, code);
      const [oldest] = drawn.keys();
      if (drawn.size > DRAWN_KEPT && oldest !== undefined) drawn.delete(oldest);
    },
    all: () => [...drawn.values()].reverse(),
  };
}
