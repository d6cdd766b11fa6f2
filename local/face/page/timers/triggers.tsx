import { useState } from "preact/hooks";
import { hashOf, type Place } from "../address.ts";
import { stepOfId } from "../data/documents.ts";
import { beijingTime } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type Trigger = {
  readonly name: string;
  readonly collection: string;
  readonly events: readonly string[];
  readonly query: object;
  readonly functions: readonly string[];
  readonly fired: number;
  readonly heldBack: number;
  readonly dropped: number;
};
type Entry = {
  readonly atMs: number;
  readonly trigger: string;
  readonly outcome: "running" | "ok" | "failed" | "dropped" | "warning";
  readonly event?: string;
  readonly docId?: string;
  readonly function?: string;
  readonly requestId?: string;
  readonly error?: { readonly code: string };
  readonly why?: string;
};

const LIMIT = 25;

/** Functions that are called when documents change, and what became of each event. */
export function Triggers({ place }: { place: Place }) {
  const asked = useAsk<{ triggers: readonly Trigger[] }>({ path: "triggers" }, 3000);
  return (
    <>
      <Panel title={t("触发器", "Triggers")} isFlush>
        <Told asked={asked}>
          {({ triggers }) =>
            triggers.length === 0 ? (
              <Empty title={t("没有数据库触发器", "No database triggers")}>
                {t("在 database-triggers.json 里写上", "Name them in database-triggers.json")}
              </Empty>
            ) : (
              <Table
                label={t("触发器", "Triggers")}
                columns={triggerColumns(asked.data?.triggers ?? [])}
                rows={triggers}
                keyOf={({ name }) => name}
              />
            )
          }
        </Told>
      </Panel>
      <TriggerLog place={place} />
    </>
  );
}

function triggerColumns(triggers: readonly Trigger[]): readonly Column<Trigger>[] {
  const isHeldBack = triggers.some(({ heldBack, dropped }) => heldBack + dropped > 0);
  return [
    { head: t("名称", "Name"), cell: ({ name }) => <strong>{name}</strong> },
    {
      head: t("集合与事件", "Collection and events"),
      cell: ({ collection, events }) => (
        <>
          <a href={hashOf(["data", collection])}>{collection}</a>{" "}
          <span class="soft">{events.join(", ")}</span>
        </>
      ),
    },
    {
      head: t("条件", "Query"),
      cell: ({ query }) => <code>{JSON.stringify(query)}</code>,
      isExtra: true,
    },
    { head: t("函数", "Functions"), cell: ({ functions }) => functions.join(", "), isExtra: true },
    { head: t("触发", "Fired"), cell: ({ fired }) => fired, isNumber: true },
    ...(isHeldBack
      ? [
          {
            head: t("压住 / 丢弃", "Held back / dropped"),
            cell: ({ heldBack, dropped }: Trigger) => `${heldBack} / ${dropped}`,
            isNumber: true,
          },
        ]
      : []),
  ];
}

function TriggerLog({ place }: { place: Place }) {
  const q = (place.query["q"] ?? "").toLowerCase();
  const [offset, setOffset] = useState(0);
  const asked = useAsk<{ entries: readonly Entry[] }>({ path: "triggers/log?limit=1000" }, 3000);
  return (
    <Panel
      title={t("触发记录", "What was triggered")}
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("触发器、函数、文档", "Trigger, function, document")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      <Told asked={asked}>
        {({ entries }) => {
          const found = entries.filter((entry) => JSON.stringify(entry).toLowerCase().includes(q));
          if (found.length === 0) return <Empty title={t("还没有", "Nothing yet")} />;
          return (
            <>
              <Table
                label={t("触发记录", "What was triggered")}
                columns={entryColumns()}
                rows={found.slice(offset, offset + LIMIT)}
                keyOf={(entry) => String(entries.indexOf(entry))}
              />
              <Pager {...{ offset, limit: LIMIT, total: found.length }} onOffset={setOffset} />
            </>
          );
        }}
      </Told>
    </Panel>
  );
}

function entryColumns(): readonly Column<Entry>[] {
  return [
    {
      head: t("触发器 → 函数", "Trigger → function"),
      cell: ({ trigger, function: name, requestId }) => (
        <>
          {trigger} →{" "}
          {requestId === undefined ? name : <a href={`#/functions/calls/${requestId}`}>{name}</a>}
        </>
      ),
    },
    { head: t("结果", "Outcome"), cell: (entry) => <EntryOutcome entry={entry} /> },
    {
      head: t("事件", "Event"),
      cell: ({ event, docId }) => (
        <>
          {event} <code>{docId === undefined ? "" : stepOfId(docId)}</code>
        </>
      ),
      isExtra: true,
    },
    {
      head: t("时间（北京）", "At (Beijing)"),
      cell: ({ atMs }) => <time>{beijingTime(atMs)}</time>,
      isExtra: true,
    },
  ];
}

function EntryOutcome({ entry: { outcome, error, why } }: { entry: Entry }) {
  const kinds = {
    ok: "good",
    failed: "bad",
    running: "warn",
    warning: "warn",
    dropped: "bad",
  } as const;
  return (
    <>
      <Badge kind={kinds[outcome]}>{error?.code ?? outcome}</Badge> <span class="soft">{why}</span>
    </>
  );
}
