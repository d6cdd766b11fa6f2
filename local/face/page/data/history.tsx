import { hashOf, type Place } from "../address.ts";
import { queryText } from "../control.ts";
import { idText, shortText } from "../ejson.ts";
import { beijingTime } from "../format.ts";
import type { Json } from "../jsonText.ts";
import { Badge } from "../parts/badge.tsx";
import { Choice } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { offsetOf, setQuery, turnTo } from "../place.tsx";
import { useKnown } from "../serverNow.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { DiffView } from "./diffView.tsx";
import { stepOfId } from "./documents.ts";

type Change = {
  readonly atMs: number;
  readonly collection: string;
  readonly id: Json;
  readonly type: string;
  readonly before: Json;
  readonly after: Json;
  /** The function that wrote, or "face" for what was done here. */
  readonly by: string | null;
};

const LIMIT = 20;

type HistoryProps = { place: Place; collection?: string; id?: Json };

/** What was written since the server started, newest first: of one document, or of all. */
export function History({ place, collection, id }: HistoryProps) {
  const offset = offsetOf(place);
  const query = queryText({
    collection,
    id: id === undefined ? undefined : idText(id),
    limit: LIMIT,
    offset,
  });
  const asked = useAsk<{ changes: readonly Change[]; total: number }>(
    { path: `data/history${query}` },
    3000,
  );
  return (
    <Told asked={asked}>
      {({ changes, total }) =>
        total === 0 ? (
          <Panel>
            <Empty title={t("服务器启动以来没有改动", "Unchanged since the server started")} />
          </Panel>
        ) : (
          <>
            {changes.map((change, at) => (
              <ChangePanel key={total - offset - at} change={change} isNamed={id === undefined} />
            ))}
            <Pager {...{ offset, limit: LIMIT, total }} onOffset={turnTo(place)} />
          </>
        )
      }
    </Told>
  );
}

function ChangePanel({ change, isNamed }: { change: Change; isNamed: boolean }) {
  const { atMs, collection, id, type, before, after, by } = change;
  return (
    <Panel
      title={
        <>
          <time>{beijingTime(atMs)}</time> <Badge kind="soft">{type}</Badge>{" "}
          {isNamed && (
            <a href={hashOf(["data", collection, stepOfId(id)])}>
              {collection} / {idText(id)}
            </a>
          )}
        </>
      }
      actions={
        by !== null && <span class="soft">{by === "face" ? t("在这里", "by hand") : by}</span>
      }
    >
      {isNamed && (before === null || after === null) ? (
        <details>
          <summary class="mono">{shortText(after ?? before)}</summary>
          <DiffView before={before ?? undefined} after={after ?? undefined} />
        </details>
      ) : (
        <DiffView before={before ?? undefined} after={after ?? undefined} />
      )}
    </Panel>
  );
}

/** The changes of all documents, or of one collection. */
export function LatestChanges({ place }: { place: Place }) {
  const { health } = useKnown();
  const collection = place.query["collection"] ?? "";
  const names = health.data?.collections ?? [];
  return (
    <>
      <div class="bar bare">
        <Choice
          label={t("集合", "Collection")}
          value={collection}
          choices={[["", t("全部", "All")], ...names.map((name) => [name, name] as const)]}
          onValue={(to) => setQuery(place, { collection: to, offset: undefined })}
        />
      </div>
      <History place={place} collection={collection} />
    </>
  );
}
