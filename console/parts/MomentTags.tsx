import { Tag } from "tdesign-react";
import { filled, useWords } from "../lib/language.tsx";
import { momentOf } from "../lib/daysFilter.ts";
import { momentText } from "../lib/time.ts";
import type { UrlFilter } from "../lib/urlFilter.ts";
import { words } from "./words.ts";

/** Instants of an address that no field shows: other screens count to the minute, and lead here with `since` or `until`. */
export function MomentTags({ filter }: { readonly filter: UrlFilter }) {
  const { list: t } = useWords(words);
  const tags = (["since", "until"] as const).flatMap((name) => {
    const atMs = momentOf(filter.get(name));
    return atMs === null
      ? []
      : [
          <Tag key={name} closable variant="light" onClose={() => filter.set({ [name]: "" })}>
            {filled(t[name], { at: momentText(atMs) })}
          </Tag>,
        ];
  });
  return tags.length === 0 ? null : <div className="above">{tags}</div>;
}
