import type { ReactNode } from "react";
import { Button } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { useCall } from "../lib/useCall.ts";
import { type UrlFilter, useUrlFilter } from "../lib/urlFilter.ts";
import { ExportButton } from "./ExportButton.tsx";
import type { ExportColumn } from "./ExportRows.tsx";
import { type FilterField, Filters } from "./Filters.tsx";
import { ChosenBar, Pager } from "./ListBars.tsx";
import { useListKeys } from "./listKeys.ts";
import { ListRows } from "./ListRows.tsx";
import { MomentTags } from "./MomentTags.tsx";
import { Nothing } from "./Nothing.tsx";
import { Page } from "./Page.tsx";
import { Problem } from "./Problem.tsx";
import { useChosen } from "./useChosen.ts";
import { usePages } from "./usePages.ts";
import { Views } from "./Views.tsx";
import { words } from "./words.ts";

/** A page of rows; `next` is the cursor of the page after it, null on the last one. */
export type Rows<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

export type Column<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: number | string;
  /** Amounts and counts stand at the right. */
  readonly align?: "left" | "right" | "center";
  readonly isEllipsis?: boolean;
};

/** Something that is done to the chosen rows: it opens its own dialog with a preview. */
export type Bulk<Row> = {
  readonly text: string;
  readonly run: (rows: readonly Row[], done: () => void) => void;
  /** A key that does it, such as "a": to what is chosen, else to the row that the keys stand on. */
  readonly key?: string;
  readonly isDangerous?: boolean;
};

export type ListProps<Row> = {
  /** The list's name in saved views and addresses. */
  readonly list: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** What stands between the title and the filters, such as tabs with counts. */
  readonly above?: ReactNode;
  readonly filters: readonly FilterField[];
  readonly columns: readonly Column<Row>[];
  readonly load: (filter: UrlFilter) => Promise<Rows<Row>>;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly bulk?: readonly Bulk<Row>[];
  /** So many rows may be chosen over several pages; left out = those of one page. */
  readonly bulkMost?: number;
  /** Says what to do when there is nothing at all, without any filter. */
  readonly whenEmpty?: {
    readonly title: string;
    readonly hint?: string;
    readonly action?: ReactNode;
  };
  /** Says it where these filters have another reason to find nothing than that they fit nothing. */
  readonly whenNone?: (
    filter: UrlFilter,
  ) => { readonly title: string; readonly hint: string; readonly action: ReactNode } | null;
  /** Exports what the filters show. */
  readonly onExport?: (filter: UrlFilter) => void;
  /** The columns of that, where no function writes a table of the list. */
  readonly sheet?: readonly ExportColumn<Row>[];
  /** How its rows are read, where `load` does more; left out = by `load`. */
  readonly loadSheet?: (filter: UrlFilter) => Promise<Rows<Row>>;
  /** Asked again when this changes: after something was done elsewhere on the page. */
  readonly version?: number;
};

/**
 * A work list: filters that live in the address, saved views, pages by cursor, a choice of rows, and keys. All lists of
 * the console are this one.
 */
export function ListPage<Row>(props: ListProps<Row>) {
  const { list, title, note, actions, above, filters, rowKey, bulk = [] } = props;
  const t = useWords(words);
  const filter = useUrlFilter();
  const asked = useCall(`${filter.text}|${filter.cursor}|${props.version ?? 0}`, () =>
    props.load(filter),
  );
  const rows = asked.data?.rows ?? [];
  const next = asked.data?.next ?? null;
  const { page, goNext, goBack } = usePages(list, filter, asked.isLoading ? null : next);
  const choice = useChosen({
    ...{ rows, next, rowKey, filter },
    ...{ load: props.load, most: props.bulkMost },
  });
  const done = () => {
    choice.none();
    asked.refresh();
  };
  const { current, place } = useListKeys({
    ...{ rows, rowKey, goNext, goBack, onOpen: props.onOpen },
    onChoose: bulk.length === 0 ? undefined : choice.toggle,
    onChooseAll: bulk.length === 0 ? undefined : choice.toggleAll,
    more: Object.fromEntries(
      bulk.flatMap(({ key, run }) => {
        if (key === undefined) return [];
        const act = (row: Row | undefined) => {
          const some = choice.rows.length > 0 ? choice.rows : row === undefined ? [] : [row];
          if (some.length > 0) run(some, done);
        };
        return [[key, act]];
      }),
    ),
  });
  const isUnfiltered = (filter.text === "" || filters.length === 0) && filter.cursor === "";
  const isNothing = asked.data !== undefined && rows.length === 0;
  const none = isNothing ? props.whenNone?.(filter) : null;

  return (
    <Page
      title={title}
      note={note}
      actions={
        <>
          {actions}
          <ExportButton list={props} filter={filter} />
        </>
      }
    >
      {above ? <div className="above">{above}</div> : null}
      <MomentTags filter={filter} />
      {filters.length === 0 ? null : (
        <Filters fields={filters} filter={filter} onRefresh={asked.refresh}>
          <Views list={list} filter={filter} />
        </Filters>
      )}
      {asked.problem ? <Problem problem={asked.problem} onRetry={asked.refresh} /> : null}
      <ChosenBar {...{ choice, bulk, done }} />
      {isNothing ? (
        next !== null ? (
          <Nothing title={t.empty.onward}>
            <Button variant="outline" onClick={goNext}>
              {t.empty.goOn}
            </Button>
          </Nothing>
        ) : isUnfiltered && props.whenEmpty ? (
          <Nothing title={props.whenEmpty.title} hint={props.whenEmpty.hint}>
            {props.whenEmpty.action}
          </Nothing>
        ) : (
          <Nothing title={none?.title ?? t.empty.list} hint={none?.hint ?? t.empty.hint}>
            {none?.action}
            <Button variant="outline" onClick={() => filter.open("")}>
              {t.empty.clear}
            </Button>
          </Nothing>
        )
      ) : asked.problem && asked.data === undefined ? null : (
        <div ref={place} className={asked.isLoading && asked.data ? "rows is-older" : "rows"}>
          <ListRows
            {...props}
            {...{ rows, current, chosen: choice.keys, setChosen: choice.choose }}
            isLoading={asked.isLoading}
          />
        </div>
      )}
      <Pager
        rowCount={rows.length}
        page={page}
        onBack={filter.cursor === "" ? null : goBack}
        onNext={next === null ? null : goNext}
        hints={{
          ...{ canOpen: props.onOpen !== undefined, canChoose: bulk.length > 0 },
          canTurn: next !== null || filter.cursor !== "",
          canSearch: filters.some(({ kind }) => kind === "search"),
        }}
      />
    </Page>
  );
}
