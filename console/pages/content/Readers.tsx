import { useEffect, useState } from "react";
import { Button, Drawer, Tabs } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Figure } from "../../parts/Figure.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { When } from "../../parts/When.tsx";
import { type NoticeReaders, noticeReaders, type NoticeRow } from "../../services/content.ts";
import { Audience } from "./Audience.tsx";
import { words } from "./wordsNotices.ts";

type Who = "read" | "unread";
type Row = NoticeReaders["rows"][number];

/** A notice as it was sent, and who of those whom it is to has read it. */
export function Readers({
  known,
  onClose,
}: {
  readonly known: NoticeRow;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const [who, setWho] = useState<Who>("unread");
  const [counts, setCounts] = useState<NoticeReaders | null>(null);
  return (
    <Drawer visible size="min(560px, 100%)" header={known.title} footer={false} onClose={onClose}>
      <div className="content-form">
        <p className="faint">
          <Audience audience={known.audience} /> · <When atMs={known.fromMs} />
        </p>
        <p className="notice-text">{known.text}</p>
        <div className="figures">
          <Figure
            name={t.readers.read}
            value={count(counts?.reads ?? known.reads)}
            note={
              known.audience.kind === "all"
                ? t.readers.readAll
                : counts && `/ ${filled(t.readers.of, { promoters: count(counts.promoters) })}`
            }
          />
        </div>
        <Tabs
          value={who}
          list={[
            { value: "unread", label: t.readers.unread },
            { value: "read", label: t.readers.isRead },
          ]}
          onChange={(value) => setWho(value === "read" ? "read" : "unread")}
        />
        <People key={who} noticeId={known.noticeId} who={who} onCounted={setCounts} />
        <p className="faint">{t.readers.hint}</p>
      </div>
    </Drawer>
  );
}

function People({
  noticeId,
  who,
  onCounted,
}: {
  readonly noticeId: string;
  readonly who: Who;
  readonly onCounted: (counts: NoticeReaders) => void;
}) {
  const { readers: t } = useWords(words);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const { send, isSending, problem } = useSend(async (afterNumber: number) => {
    const page = await noticeReaders({ noticeId, who, afterNumber });
    setRows((known) => [...(afterNumber === 0 ? [] : (known ?? [])), ...page.rows]);
    setNext(page.nextAfterNumber);
    onCounted(page);
  });
  useEffect(() => void send(0), [send]);
  if (problem) return <Problem problem={problem} onRetry={() => void send(0)} />;
  if (rows === null) return null;
  return (
    <>
      {rows.length === 0 && next === null ? (
        <Nothing title={t.none} />
      ) : (
        <Grid<Row>
          rows={rows}
          rowKey={({ promoterId }) => promoterId}
          columns={[
            {
              title: t.number,
              cell: ({ promoterId, number }) => <Promoter id={promoterId} number={number} />,
            },
            { title: t.at, cell: ({ readAtMs }) => <When atMs={readAtMs} /> },
          ]}
        />
      )}
      {next === null ? null : (
        <Button variant="text" loading={isSending} onClick={() => void send(next)}>
          {t.more}
        </Button>
      )}
    </>
  );
}
