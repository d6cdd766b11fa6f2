/** What is typed while parcels are sent. */

const TRACKING = /^[0-9A-Za-z-]{6,30}$/;
export const isTracking = (typed: string): boolean => TRACKING.test(typed.trim());

export type Typed = Readonly<Record<string, string>>;

/**
 * Several numbers pasted at one order fill it and those below it: one for each line of the text. Empty lines pass an order
 * over, and what does not fit on the list any more is dropped.
 */
export function pasted(keys: readonly string[], at: string, text: string, typed: Typed): Typed {
  const numbers = text.replace(/\s+$/, "").split(/\r?\n/);
  const start = keys.indexOf(at);
  const filled = keys
    .slice(start, start + numbers.length)
    .map((key, index): [string, string] => [
      ...([key, (numbers[index] ?? "").split("\t")[0]?.trim() ?? ""] as const),
    ]);
  return { ...typed, ...Object.fromEntries(filled.filter(([, number]) => number !== "")) };
}

/** What is wrong with each number; an empty one is not yet wrong. */
export function numberFaults(typed: Typed): Readonly<Record<string, "wrong" | "twice">> {
  const entries = Object.entries(typed).map(([key, text]) => [key, text.trim()] as const);
  return Object.fromEntries(
    entries.flatMap(([key, number]): [string, "wrong" | "twice"][] => {
      if (number === "") return [];
      if (!isTracking(number)) return [[key, "wrong"]];
      const isTwice = entries.some(([other, same]) => other !== key && same === number);
      return isTwice ? [[key, "twice"]] : [];
    }),
  );
}
