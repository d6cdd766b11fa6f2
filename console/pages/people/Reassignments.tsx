import { useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import type { Reassignment } from "#contracts/reassign.ts";
import { useMay, useMe } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { ListPage } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { decideReassignment, reassignments } from "../../services/reassign.ts";
import { StaffName } from "../money/People.tsx";
import { words as fanWords } from "./wordsFans.ts";
import { words } from "./wordsReassign.ts";

type Deciding = { readonly one: Reassignment; readonly yes: boolean };

/** Proposals that wait for a second person. Who proposed one cannot decide it. */
export function Reassignments() {
  const t = useWords(words);
  const { columns } = useWords(fanWords);
  const may = useMay();
  const { staffId } = useMe();
  const [version, setVersion] = useState(0);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const decided = (isDone: boolean) => {
    setDeciding(null);
    if (!isDone) return;
    void MessagePlugin.success(t.decided);
    setVersion((last) => last + 1);
  };
  return (
    <>
      <ListPage
        list="reassignments"
        title={t.list}
        note={<p className="faint">{t.hint}</p>}
        version={version}
        filters={[]}
        load={async ({ cursor }) => {
          const reply = await reassignments(cursor);
          return { rows: reply.reassignments, next: reply.nextCursor };
        }}
        rowKey={({ proposalId }) => proposalId}
        columns={[
          {
            ...{ key: "fan", title: columns.fan },
            cell: ({ fanId }) => (
              <Link to={`/fans/${encodeURIComponent(fanId)}`}>
                <code>{fanId}</code>
              </Link>
            ),
          },
          {
            ...{ key: "to", title: t.toWhom },
            cell: ({ toPromoterNumber: n }) =>
              n === null ? t.brand : <Link to={`/promoters/${n}`}>#{n}</Link>,
          },
          { key: "reason", title: t.reasonShort, cell: ({ reason }) => reason },
          { key: "by", title: t.by, cell: ({ by }) => <StaffName id={by} /> },
          { key: "at", title: t.askedAt, cell: ({ askedAtMs }) => <When atMs={askedAtMs} /> },
          {
            ...{ key: "deeds", title: "", align: "right" },
            cell: (one) =>
              one.by === staffId || !may("qrcode.decideReassignment") ? (
                <span className="faint">{t.waiting}</span>
              ) : (
                <span className="page-actions">
                  <Button size="small" onClick={() => setDeciding({ one, yes: true })}>
                    {t.yes}
                  </Button>
                  <Button
                    size="small"
                    variant="outline"
                    onClick={() => setDeciding({ one, yes: false })}
                  >
                    {t.no}
                  </Button>
                </span>
              ),
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {deciding ? <Decide {...deciding} onClose={decided} /> : null}
    </>
  );
}

function Decide({ one, yes, onClose }: Deciding & { readonly onClose: (isDone: boolean) => void }) {
  const t = useWords(words);
  const { proposalId, fanId, toPromoterNumber: n } = one;
  const { send, isSending, problem } = useSend(() =>
    decideReassignment({ proposalId, fanId, yes }),
  );
  const named = { fan: fanId, to: n === null ? t.brand : `#${n}` };
  return (
    <Danger
      title={yes ? t.yesTitle : t.noTitle}
      deed={filled(yes ? t.yesDeed : t.noDeed, named)}
      {...{ isSending, problem }}
      onDo={() => void send().then((isDone) => isDone && onClose(true))}
      onClose={() => onClose(false)}
    >
      <p>{filled(yes ? t.yesText : t.noText, named)}</p>
      <p className="faint">
        {t.reasonShort}: {one.reason}
      </p>
    </Danger>
  );
}
