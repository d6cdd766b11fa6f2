import { useEffect, useMemo } from "react";
import { useLocation, useSearchParams } from "react-router";
import { keepAddress } from "./lastAddress.ts";

/** Filters live in the URL, so that a list can be bookmarked, sent, and left and come back to. */
export type UrlFilter = {
  /** The value of a filter; "" = not set. */
  readonly get: (name: string) => string;
  /** Sets some filters and goes back to the first page; "" takes one away. */
  readonly set: (values: Readonly<Record<string, string>>) => void;
  /** The page that is shown: the cursor of its start; "" = the first. */
  readonly cursor: string;
  readonly goTo: (cursor: string) => void;
  /** All filters, without the place in the list, as text: the key of what is asked. */
  readonly text: string;
  /** Replaces all filters by those of a saved view. */
  readonly open: (text: string) => void;
};

const CURSOR = "at";

export function useUrlFilter(): UrlFilter {
  const [params, setParams] = useSearchParams();
  const { pathname, search } = useLocation();
  useEffect(() => keepAddress(pathname, search), [pathname, search]);
  return useMemo(() => {
    const filters = new URLSearchParams(params);
    filters.delete(CURSOR);
    filters.sort();
    return {
      get: (name) => params.get(name) ?? "",
      set(values) {
        const next = new URLSearchParams(filters);
        for (const [name, value] of Object.entries(values)) {
          if (value === "") next.delete(name);
          else next.set(name, value);
        }
        setParams(next);
      },
      cursor: params.get(CURSOR) ?? "",
      goTo(cursor) {
        const next = new URLSearchParams(filters);
        if (cursor !== "") next.set(CURSOR, cursor);
        setParams(next);
      },
      text: filters.toString(),
      open: (text) => setParams(new URLSearchParams(text)),
    };
  }, [params, setParams]);
}
