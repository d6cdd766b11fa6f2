import { forget, keep, kept } from "./storage";

const KEPT_MAX = 12;

/** What was searched for, the newest first. */
export const searches = (): readonly string[] => kept("searches") ?? [];

/** A search as the newest of those that are kept. */
export function noteSearch(words: string): readonly string[] {
  const others = searches().filter((known) => known !== words);
  const next = [words, ...others].slice(0, KEPT_MAX);
  keep("searches", next);
  return next;
}

export const forgetSearches = (): void => forget("searches");
