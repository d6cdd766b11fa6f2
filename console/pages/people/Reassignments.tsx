import { useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import type { Reassignment } from "#contracts/reassign.ts";
import { useMay, useMe } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { decideReassignment, reassignments } from "../../services/reassign.ts";
import { words } from "./words.ts";

/** Proposals that wait for a second person. Who proposed one cannot decide it. */
export function Reassignments() {
  const all = useWords(words);
  const { reassign: t, fans } = all;
  const may = useMay();
  const { staffId } = useMe();
  const [version, setVersion] = useState(0);
  const { send, isSending, problem } = useSend(async (one: Reassignment, yes: boolean) => {
    await decideReassignment({ proposalId: one.proposalId, fanId: one.fanId, yes });
    void MessagePlugin.success(t.decided);
    setVersion((last) => last + 1);
  });
  return (
    <ListPage
      list="reassignments"
      title={t.list}
      note={<p className="faint">{t.hint}</p>}
      version={version}
      above={problem ? <Problem problem={problem} /> : null}
      filters={[]}
      load={async ({ cursor }) => {
        const reply = await reassignments(cursor);
        return { rows: reply.reassignments, next: reply.nextCursor };
      }}
      rowKey={({ proposalId }) => proposalId}
      columns={[
        {
          ...{ key: "fan", title: fans.columns.fan },
          cell: ({ fanId }) => (
            <Link to={`/fans/${encodeURIComponent(fanId)}`}>
              <code>{fanId}</code>
            </Link>
          ),
        },
        {
          ...{ key: "to", title: t.toWhom },
          cell: ({ toPromoterNumber: n }) =>
            n === null ? all.nobody : <Link to={`/promoters?q=${n}`}>{n}</Link>,
        },
        { key: "reason", title: t.reasonShort, cell: ({ reason }) => reason },
        { key: "by", title: t.by, cell: ({ by }) => by },
        { key: "at", title: t.askedAt, cell: ({ askedAtMs }) => <When atMs={askedAtMs} /> },
        {
          ...{ key: "deeds", title: "", align: "right" },
          cell: (one) =>
            one.by === staffId || !may("qrcode.decideReassignment") ? (
              <span className="faint">{t.waiting}</span>
            ) : (
              <span className="page-actions">
                <Button size="small" disabled={isSending} onClick={() => void send(one, true)}>
                  {t.yes}
                </Button>
                <Button
                  size="small"
                  variant="outline"
                  disabled={isSending}
                  onClick={() => void send(one, false)}
                >
                  {t.no}
                </Button>
              </span>
            ),
        },
      ]}
      whenEmpty={{ title: t.empty }}
    />
  );
}
