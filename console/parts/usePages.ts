import { keepTrail, keptTrail, pageBefore, pageOf, turned } from "../lib/pageTrail.ts";
import type { UrlFilter } from "../lib/urlFilter.ts";

/** Turns the pages of a list; `next`: where the page after this one begins, null = there is none, or nobody knows yet. */
export function usePages(list: string, filter: UrlFilter, next: string | null) {
  const key = `${list}?${filter.text}`;
  const trail = keptTrail(key);
  return {
    page: pageOf(trail, filter.cursor),
    goNext() {
      if (next === null) return;
      keepTrail(key, turned(trail, filter.cursor, next));
      filter.goTo(next);
    },
    goBack() {
      if (filter.cursor !== "") filter.goTo(pageBefore(trail, filter.cursor));
    },
  };
}
