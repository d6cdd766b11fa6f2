import type { ReactNode } from "react";
import { useState } from "react";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { words as shellWords } from "../../app/words.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { cancelInvitation, invitations } from "../../services/staff.ts";
import { StaffName } from "../money/People.tsx";
import { words } from "./words.ts";

/** Who was asked to join, and who did. */
export function Invitations({
  tabs,
  actions,
  version,
}: {
  readonly tabs: ReactNode;
  readonly actions: ReactNode;
  readonly version: number;
}) {
  const { staff, invite: t } = useWords(words);
  const may = useMay();
  const { roles } = useWords(shellWords);
  const [cancelled, setCancelled] = useState(0);
  const { send, isSending, problem } = useSend(async (invitationId: string) => {
    await cancelInvitation(invitationId);
    void MessagePlugin.success(t.cancelled);
    setCancelled((last) => last + 1);
  });
  return (
    <ListPage
      list="invitations"
      title={staff.title}
      version={version + cancelled}
      actions={actions}
      above={
        <>
          {tabs}
          {problem ? <Problem problem={problem} /> : null}
        </>
      }
      filters={[]}
      load={async ({ cursor }) => {
        const reply = await invitations({ ...filledIn({ afterId: cursor }), limit: 50 });
        return { rows: reply.invitations, next: reply.nextAfterId };
      }}
      rowKey={({ invitationId }) => invitationId}
      columns={[
        { key: "name", title: t.name, cell: ({ name }) => name },
        { key: "role", title: t.role, cell: ({ role }) => roles[role] },
        {
          ...{ key: "state", title: t.columns.state },
          cell: ({ state }) => (
            <Tag size="small" variant="light" theme={state === "open" ? "warning" : "default"}>
              {t.states[state]}
            </Tag>
          ),
        },
        {
          key: "until",
          title: t.columns.until,
          cell: ({ expiresAtMs }) => <When atMs={expiresAtMs} />,
        },
        { key: "at", title: t.columns.at, cell: ({ createdAtMs }) => <When atMs={createdAtMs} /> },
        { key: "by", title: t.columns.by, cell: ({ by }) => <StaffName id={by} /> },
        {
          ...{ key: "deed", title: "", align: "right" },
          cell: ({ state, invitationId }) =>
            state === "open" && may("staff.cancelInvitation") ? (
              <Button
                size="small"
                variant="text"
                disabled={isSending}
                onClick={() => void send(invitationId)}
              >
                {t.cancel}
              </Button>
            ) : null,
        },
      ]}
      whenEmpty={{ title: t.empty, hint: staff.emptyHint }}
    />
  );
}
