import { useState } from "preact/hooks";
import { problemText } from "../jsonProblem.ts";
import { readJson } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { t } from "../words.ts";
import { isIdSearch } from "./documents.ts";

export type Search = { readonly q: string; readonly sort: string; readonly direction: "1" | "-1" };

type QueryBarProps = {
  search: Search;
  onSearch: (search: Search) => void;
  /** What the server says of the query that was sent. */
  refusal: string | undefined;
};

/** A query in Extended JSON, or an id; sent with Enter. */
export function QueryBar({ search, onSearch, refusal }: QueryBarProps) {
  const [draft, setDraft] = useState(search);
  const problem = problemOf(draft.q);
  const isSent = draft.q === search.q;
  const below = problem ?? (isSent ? refusal : undefined);
  return (
    <form
      class="query"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onSearch(draft);
      }}
    >
      <div class="field grow">
        <label for="query">{t("查询（EJSON）或 _id", "Query (EJSON) or _id")}</label>
        <input
          id="query"
          class="mono"
          data-search
          value={draft.q}
          placeholder='{"status": "paid", "totalFen": {"$gte": 100}}'
          autocomplete="off"
          spellcheck={false}
          aria-invalid={below !== undefined}
          aria-describedby="query-below"
          onInput={(event) => setDraft({ ...draft, q: event.currentTarget.value })}
        />
        <p id="query-below" class="bad" aria-live="polite">
          {below}
        </p>
      </div>
      <Field
        label={t("按字段排序", "Sort by field")}
        value={draft.sort}
        placeholder="_id"
        isMono
        onValue={(sort) => setDraft({ ...draft, sort })}
      />
      <Choice
        label={t("方向", "Direction")}
        value={draft.direction}
        choices={[
          ["1", t("升序", "Ascending")],
          ["-1", t("降序", "Descending")],
        ]}
        onValue={(direction) => {
          setDraft({ ...draft, direction });
          if (problem === undefined) onSearch({ ...draft, direction });
        }}
      />
      <Button type="submit" kind="main" isDisabled={problem !== undefined}>
        {t("查询", "Find")}
      </Button>
    </form>
  );
}

/** What keeps a text from being sent. */
function problemOf(text: string): string | undefined {
  if (text.trim() === "" || isIdSearch(text)) return undefined;
  const reading = readJson(text);
  return reading.ok ? undefined : problemText(reading);
}
