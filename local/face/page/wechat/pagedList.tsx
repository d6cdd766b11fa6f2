import type { ComponentChildren } from "preact";
import type { Place } from "../address.ts";
import { queryText } from "../control.ts";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { offsetOf, setQuery, turnTo } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type PagedProps<Row> = {
  place: Place;
  label: string;
  /** The route of the control door; it takes q, limit and offset. */
  path: string;
  /** The field of the answer that holds the rows. */
  field: string;
  columns: (reload: () => void) => readonly Column<Row>[];
  keyOf: (row: Row) => string;
  actions?: (reload: () => void) => ComponentChildren;
};

type Page = { readonly total: number } & { readonly [field: string]: unknown };

const LIMIT = 25;

/** A list that the server pages and searches. */
export function PagedList<Row>(o: PagedProps<Row>) {
  const { q = "" } = o.place.query;
  const offset = offsetOf(o.place);
  const asked = useAsk<Page>({ path: `${o.path}${queryText({ q, limit: LIMIT, offset })}` }, 3000);
  return (
    <Panel
      actions={
        <>
          <Search
            value={q}
            placeholder={t("单号、用户、状态…", "Number, user, state…")}
            onValue={(value) => setQuery(o.place, { q: value, offset: undefined })}
          />
          {o.actions?.(asked.reload)}
        </>
      }
      isFlush
    >
      <Told asked={asked}>
        {(page) => {
          const rows = (page[o.field] ?? []) as readonly Row[];
          return (
            <>
              {rows.length === 0 ? (
                <Empty
                  title={q === "" ? t("还没有", "Nothing yet") : t("没有找到", "Nothing found")}
                />
              ) : (
                <Table
                  label={o.label}
                  columns={o.columns(asked.reload)}
                  rows={rows}
                  keyOf={o.keyOf}
                />
              )}
              <Pager
                {...{ offset, limit: LIMIT, total: page.total ?? rows.length }}
                onOffset={turnTo(o.place)}
              />
            </>
          );
        }}
      </Told>
    </Panel>
  );
}
