import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { beijingTime } from "../format.ts";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { setQuery } from "../place.tsx";
import { t } from "../words.ts";
import { kindName, type FaultKind } from "./faultKinds.ts";

/** A fault that happened, and where. */
export type Injected = {
  readonly atMs: number;
  readonly kind: FaultKind;
  readonly by: number | string;
  readonly functionName?: string;
  readonly action?: string;
  readonly collection?: string;
};

const LIMIT = 25;

export function FaultLog({ injected, place }: { injected: readonly Injected[]; place: Place }) {
  const [offset, setOffset] = useState(0);
  const q = (place.query["q"] ?? "").toLowerCase();
  const found = injected.filter((one) =>
    JSON.stringify(Object.values(one)).toLowerCase().includes(q),
  );
  const columns: readonly Column<Injected>[] = [
    {
      head: t("时间（北京）", "At (Beijing)"),
      cell: ({ atMs }) => <time>{beijingTime(atMs)}</time>,
    },
    { head: t("故障", "Fault"), cell: ({ kind }) => kindName(kind) },
    {
      head: t("哪里", "Where"),
      cell: ({ functionName, action, collection }) => (
        <span class="soft">{[functionName, action, collection].filter(Boolean).join(" · ")}</span>
      ),
    },
    {
      head: t("由", "By"),
      cell: ({ by }) => (by === "seed" ? t("种子", "seed") : `#${by}`),
      isExtra: true,
    },
  ];
  return (
    <Panel
      title={t("发生过的故障", "What went wrong")}
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("函数、操作、集合", "Function, action, collection")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      {found.length === 0 ? (
        <Empty title={t("还没有", "Nothing yet")} />
      ) : (
        <>
          <Table
            label={t("发生过的故障", "What went wrong")}
            columns={columns}
            rows={found.slice(offset, offset + LIMIT)}
            keyOf={(one) => `${injected.indexOf(one)}`}
          />
          <Pager {...{ offset, limit: LIMIT, total: found.length }} onOffset={setOffset} />
        </>
      )}
    </Panel>
  );
}
