import { useEffect, useRef, useState } from "react";
import type { UrlFilter } from "../lib/urlFilter.ts";
import { useSend } from "../lib/useCall.ts";
import type { Rows } from "./ListPage.tsx";

type Listed<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  /** So many rows of this page and the following ones may be chosen; undefined = of this page only. */
  readonly most: number | undefined;
  readonly rowKey: (row: Row) => string;
  readonly filter: UrlFilter;
  readonly load: (filter: UrlFilter) => Promise<Rows<Row>>;
};

/**
 * The chosen rows of a list: of the page that is shown, and with `further` also those of the pages after it that the same
 * filters show. Another page or other filters start anew.
 */
export function useChosen<Row>({ rows, next, most = 0, rowKey, filter, load }: Listed<Row>) {
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [more, setMore] = useState<readonly Row[]>([]);
  const [isMore, setIsMore] = useState(false);
  const place = `${filter.text}|${filter.cursor}`;
  const placeNow = useRef(place);
  placeNow.current = place;
  const choose = (chosen: readonly string[]) => {
    setKeys(chosen);
    if (chosen.length < rows.length) setMore([]); // "All that the filters show" is no more what is meant.
  };
  const none = () => {
    setKeys([]);
    setMore([]);
  };
  useEffect(none, [place]);
  const fetching = useSend(async () => {
    let cursor = next;
    const found = new Map<string, Row>();
    const shown = new Set(rows.map(rowKey)); // What changes meanwhile may come a second time.
    const isEnough = () => rows.length + found.size >= most;
    while (cursor !== null && !isEnough() && placeNow.current === place) {
      const page: Rows<Row> = await load({ ...filter, cursor });
      for (const row of page.rows) {
        if (!isEnough() && !shown.has(rowKey(row))) found.set(rowKey(row), row);
      }
      setMore([...found.values()]);
      cursor = page.next === cursor ? null : page.next;
    }
    if (placeNow.current === place) setIsMore(cursor !== null);
    else setMore([]);
  });
  const ofPage = rows.filter((row) => keys.includes(rowKey(row)));
  const isWhole = rows.length > 0 && ofPage.length === rows.length;
  return {
    keys,
    rows: isWhole ? [...ofPage, ...more] : ofPage,
    choose,
    none,
    toggleAll: () => choose(isWhole ? [] : rows.map(rowKey)),
    toggle(row: Row) {
      const key = rowKey(row);
      choose(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);
    },
    most,
    /** Chooses what follows too; null where nothing follows, or it is chosen. */
    further:
      isWhole && next !== null && rows.length < most && (more.length === 0 || fetching.isSending)
        ? fetching
        : null,
    /** Whether there were more than can be chosen. */
    isCut: more.length > 0 && isMore,
  };
}
export type Choice<Row> = ReturnType<typeof useChosen<Row>>;
