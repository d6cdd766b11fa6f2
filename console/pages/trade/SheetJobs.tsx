import { useEffect, useState } from "react";
import { Button, Table, Tag } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { sheetWords } from "../../parts/sheetWords.ts";
import { words as shared } from "../../parts/words.ts";
import { sheetJobs, type SheetProgress } from "../../services/sheets.ts";
import { useByName } from "./byName.ts";
import { words } from "./wordsImports.ts";

const TONES: Readonly<Record<string, "success" | "danger" | "warning" | "default">> = {
  ...{ done: "success", applied: "success", failed: "danger", previewed: "warning" },
};

/** Everything that was brought in or taken out, the newest first. */
export function SheetJobs({
  version,
  onOpen,
}: {
  readonly version: number;
  readonly onOpen: (jobId: string) => void;
}) {
  const { jobs: t } = useWords(words);
  const { list } = useWords(shared);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1) ?? "";
  const asked = useCall(cursor, () => sheetJobs(cursor, 10));
  const { refresh } = asked;
  useEffect(() => {
    if (version > 0) refresh();
  }, [version, refresh]);
  return (
    <Section title={t.title}>
      <Loaded asked={asked}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <p className="faint">{t.none}</p>
          ) : (
            <>
              <JobTable {...{ rows, onOpen }} />
              <div className="pager">
                <span className="space" />
                <Button
                  size="small"
                  variant="outline"
                  disabled={cursors.length === 0}
                  onClick={() => setCursors(cursors.slice(0, -1))}
                >
                  {list.previous}
                </Button>
                <Button
                  size="small"
                  variant="outline"
                  disabled={next === null}
                  onClick={() => setCursors([...cursors, next ?? ""])}
                >
                  {list.next}
                </Button>
              </div>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function JobTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly SheetProgress[];
  readonly onOpen: (jobId: string) => void;
}) {
  const { jobs: t } = useWords(words);
  const { kinds, states } = useWords(sheetWords);
  const byName = useByName();
  return (
    <Table
      size="small"
      rowKey="jobId"
      data={[...rows]}
      columns={[
        {
          ...{ colKey: "at", title: t.at, width: 150 },
          cell: ({ row }) => <time>{momentText(row.startedAtMs)}</time>,
        },
        {
          ...{ colKey: "what", title: t.what },
          cell: ({ row }) => `${t.ways[row.way]} · ${kinds[row.kind]} · ${row.format}`,
        },
        { colKey: "by", title: t.by, width: 160, cell: ({ row }) => byName(row.by) },
        {
          ...{ colKey: "state", title: t.state, width: 130 },
          cell: ({ row }) => (
            <Tag variant="light" theme={TONES[row.state] ?? "default"}>
              {states[row.state]}
            </Tag>
          ),
        },
        { colKey: "done", title: t.rows, width: 90, align: "right" },
        {
          ...{ colKey: "open", title: "", width: 80 },
          cell: ({ row }) => (
            <Button size="small" variant="text" theme="primary" onClick={() => onOpen(row.jobId)}>
              {t.open}
            </Button>
          ),
        },
      ]}
    />
  );
}
