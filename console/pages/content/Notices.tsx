import { useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { endNotice, type NoticeRow, notices, planNotices } from "../../services/content.ts";
import { atLeast } from "./atLeast.ts";
import { Audience } from "./Audience.tsx";
import { NoticeDrawer } from "./NoticeDrawer.tsx";
import { noticeState } from "./noticeText.ts";
import { Readers } from "./Readers.tsx";
import { words } from "./wordsNotices.ts";
import "./content.css";

/** What the brand tells people, and who has read it. */
export function Notices() {
  const t = useWords(words);
  const may = useMay();
  const [version, setVersion] = useState(0);
  const [isWriting, setWriting] = useState(false);
  const [shown, setShown] = useState<NoticeRow | null>(null);
  const [ending, setEnding] = useState<NoticeRow | null>(null);
  const close = (isChanged: boolean) => {
    setWriting(false);
    setEnding(null);
    if (isChanged) setVersion(version + 1);
  };
  const action = may("content.saveNotice") ? (
    <Button onClick={() => setWriting(true)}>{t.add}</Button>
  ) : null;
  return (
    <>
      <ListPage<NoticeRow>
        list="notices"
        title={t.title}
        version={version}
        actions={action}
        above={may("content.planNotices") ? <PlanNotices /> : null}
        filters={[]}
        columns={useColumns(may("content.endNotice") ? setEnding : null)}
        load={async ({ cursor }) => {
          const page = await notices(cursor);
          return { rows: page.notices, next: page.next };
        }}
        rowKey={({ noticeId }) => noticeId}
        onOpen={setShown}
        whenEmpty={{ title: t.empty, hint: t.emptyHint, action }}
      />
      {isWriting ? <NoticeDrawer onClose={close} /> : null}
      {shown ? <Readers known={shown} onClose={() => setShown(null)} /> : null}
      {ending ? <EndDialog known={ending} onClose={close} /> : null}
    </>
  );
}

/** Versions of the plan tell themselves: here staff see what promoters read. */
function PlanNotices() {
  const t = useWords(words);
  const { data } = useCall("plans", planNotices);
  if (data === undefined || data.plans.length === 0) return null;
  return (
    <Section title={t.planTitle}>
      <p className="faint">{t.planHint}</p>
      {data.plans.map(({ noticeId, title, text, plan }) => (
        <details key={noticeId}>
          <summary>
            {title}{" "}
            {plan ? (
              <Link to={`/plans/versions/${plan.planId}/${plan.version}`}>{t.planOpen}</Link>
            ) : null}
          </summary>
          <p className="notice-text">{text}</p>
        </details>
      ))}
    </Section>
  );
}

const STATE_THEMES = { planned: "primary", shown: "success", ended: "default" } as const;

function useColumns(onEnd: ((notice: NoticeRow) => void) | null): readonly Column<NoticeRow>[] {
  const t = useWords(words);
  return [
    {
      ...{ key: "notice", title: t.columns.notice },
      cell: ({ title, text }) => (
        <span>
          <strong>{title}</strong>
          <span className="faint content-clip">{text}</span>
        </span>
      ),
    },
    {
      ...{ key: "state", title: t.columns.state, width: 90 },
      cell: (notice) => {
        const state = noticeState(notice, Date.now());
        return (
          <Tag size="small" variant="light" theme={STATE_THEMES[state]}>
            {t.states[state]}
          </Tag>
        );
      },
    },
    {
      ...{ key: "audience", title: t.columns.audience },
      cell: ({ audience }) => <Audience audience={audience} />,
    },
    { key: "from", title: t.columns.from, cell: ({ fromMs }) => <When atMs={fromMs} /> },
    {
      ...{ key: "reads", title: t.columns.reads, align: "right", width: 96 },
      cell: ({ reads }) => atLeast(reads),
    },
    {
      ...{ key: "deeds", title: "" },
      cell: (notice) =>
        onEnd && notice.endedAtMs === null ? (
          <Button size="small" variant="text" theme="danger" onClick={() => onEnd(notice)}>
            {t.end}
          </Button>
        ) : null,
    },
  ];
}

function EndDialog({
  known,
  onClose,
}: {
  readonly known: NoticeRow;
  readonly onClose: (isChanged: boolean) => void;
}) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(async () => {
    await endNotice(known.noticeId);
    void MessagePlugin.success(t.ended);
    onClose(true);
  });
  return (
    <Danger
      title={filled(t.endTitle, { name: known.title })}
      deed={t.endDeed}
      {...{ isSending, problem }}
      onClose={() => onClose(false)}
      onDo={() => void send()}
    >
      {filled(t.endText, { n: atLeast(known.reads) })}
    </Danger>
  );
}
