import { useState } from "react";
import { Button, Tabs, Tag } from "tdesign-react";
import type { StaffRow } from "#contracts/staff.ts";
import type { Role } from "#core/staff/roles.ts";
import { words as shellWords } from "../../app/words.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { type UrlFilter, useUrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { people, restoreStaff } from "../../services/staff.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { Invitations } from "./Invitations.tsx";
import { SignOutDialog, SuspendDialog } from "./PersonDialogs.tsx";
import { words } from "./words.ts";

type Deed = { readonly kind: "change" | "suspend" | "signOut"; readonly person: StaffRow };

/** Who may use the console, and who was asked to. */
export function Staff() {
  const { staff: t } = useWords(words);
  const filter = useUrlFilter();
  const [isInviting, setInviting] = useState(false);
  const [version, setVersion] = useState(0);
  const tab = filter.get("tab") || "people";
  const tabs = (
    <Tabs
      value={tab}
      onChange={(value) => filter.open(value === "people" ? "" : "tab=invitations")}
      list={[
        { value: "people", label: t.people },
        { value: "invitations", label: t.invitations },
      ]}
    />
  );
  const actions = <Button onClick={() => setInviting(true)}>{t.invite}</Button>;
  return (
    <>
      {tab === "people" ? (
        <People {...{ tabs, actions }} />
      ) : (
        <Invitations {...{ tabs, actions, version }} />
      )}
      {isInviting ? (
        <InviteDialog
          onClose={() => {
            setInviting(false);
            setVersion(version + 1);
          }}
        />
      ) : null}
    </>
  );
}

type Around = { readonly tabs: React.ReactNode; readonly actions: React.ReactNode };

function People({ tabs, actions }: Around) {
  const { staff: t } = useWords(words);
  const { roles } = useWords(shellWords);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [version, setVersion] = useState(0);
  const again = () => setVersion((last) => last + 1);
  const restoring = useSend(async (staffId: string) => {
    await restoreStaff(staffId);
    again();
  });
  const close = (isDone: boolean) => {
    setDeed(null);
    if (isDone) again();
  };
  const load = async (asked: UrlFilter) => {
    const role = asked.get("role") as Role | "";
    const state = asked.get("state");
    const reply = await people({
      ...filledIn({ search: asked.get("q"), afterId: asked.cursor }),
      ...(role === "" ? {} : { role }),
      ...(state === "" ? {} : { isActive: state === "active" }),
      limit: 50,
    });
    return { rows: reply.people, next: reply.nextAfterId };
  };
  return (
    <>
      <ListPage
        list="staff"
        title={t.title}
        version={version}
        actions={actions}
        above={
          <>
            {tabs}
            {restoring.problem ? <Problem problem={restoring.problem} /> : null}
          </>
        }
        filters={[
          { kind: "search", name: "q", label: t.search },
          {
            ...{ kind: "choice", name: "role", label: t.role },
            choices: Object.entries(roles).map(([value, label]) => ({ value, label })),
          },
          {
            ...{ kind: "choice", name: "state", label: t.active },
            choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        load={load}
        rowKey={({ staffId }) => staffId}
        columns={[
          {
            ...{ key: "name", title: t.columns.name },
            cell: ({ name, isMe, staffId }) => (
              <span title={staffId}>
                {name} {isMe ? t.me : ""}
              </span>
            ),
          },
          { key: "role", title: t.columns.role, cell: ({ role }) => roles[role] },
          { key: "stores", title: t.columns.stores, cell: ({ storeIds }) => storeIds.join(" ") },
          {
            ...{ key: "state", title: t.columns.state },
            cell: ({ isActive, needsReentry }) => (
              <>
                <Tag size="small" variant="light" theme={isActive ? "success" : "default"}>
                  {isActive ? t.states.active : t.states.suspended}
                </Tag>{" "}
                {needsReentry ? <Tag size="small">{t.reentry}</Tag> : null}
              </>
            ),
          },
          {
            ...{ key: "sessions", title: t.columns.sessions, align: "right" },
            cell: ({ sessions }) => sessions,
          },
          { key: "seen", title: t.columns.seen, cell: ({ seenAtMs }) => <When atMs={seenAtMs} /> },
          {
            ...{ key: "since", title: t.columns.since },
            cell: ({ createdAtMs }) => <When atMs={createdAtMs} />,
          },
          {
            ...{ key: "deeds", title: "", align: "right" },
            cell: (person) =>
              person.isMe ? null : (
                <span className="page-actions">
                  <Button
                    size="small"
                    variant="text"
                    onClick={() => setDeed({ kind: "change", person })}
                  >
                    {t.change}
                  </Button>
                  {person.sessions > 0 ? (
                    <Button
                      size="small"
                      variant="text"
                      onClick={() => setDeed({ kind: "signOut", person })}
                    >
                      {t.signOut}
                    </Button>
                  ) : null}
                  {person.isActive ? (
                    <Button
                      size="small"
                      variant="text"
                      theme="danger"
                      onClick={() => setDeed({ kind: "suspend", person })}
                    >
                      {t.suspend}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      variant="text"
                      loading={restoring.isSending}
                      onClick={() => void restoring.send(person.staffId)}
                    >
                      {t.restore}
                    </Button>
                  )}
                </span>
              ),
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {deed?.kind === "change" ? <ChangeDialog person={deed.person} onClose={close} /> : null}
      {deed?.kind === "suspend" ? <SuspendDialog person={deed.person} onClose={close} /> : null}
      {deed?.kind === "signOut" ? <SignOutDialog person={deed.person} onClose={close} /> : null}
    </>
  );
}
