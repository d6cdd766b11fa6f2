import { type ReactNode, useState } from "react";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import type { StaffRow } from "#contracts/staff.ts";
import type { Role } from "#core/staff/roles.ts";
import { useMay } from "../../app/may.ts";
import { words as shellWords } from "../../app/words.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { useSend } from "../../lib/useCall.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { useStoreNames } from "../../parts/useStoreNames.ts";
import { When } from "../../parts/When.tsx";
import { people, restoreStaff } from "../../services/staff.ts";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { SignOutDialog, SuspendDialog } from "./PersonDialogs.tsx";
import { words } from "./words.ts";

type Deed = { readonly kind: "change" | "suspend" | "signOut"; readonly person: StaffRow };

type Around = { readonly tabs: ReactNode; readonly actions: ReactNode };

/** Who may use the console, and what is done about each. */
export function People({ tabs, actions }: Around) {
  const { staff: t } = useWords(words);
  const { roles } = useWords(shellWords);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [version, setVersion] = useState(0);
  const storeNames = useStoreNames();
  const storesOf = (ids: readonly string[]) =>
    ids.map((id) => storeNames.get(id) ?? id).join(t.and);
  const stateOf = (isActive: boolean) => (isActive ? t.states.active : t.states.suspended);
  const again = () => setVersion((last) => last + 1);
  const restoring = useSend(async (staffId: string) => {
    await restoreStaff(staffId);
    void MessagePlugin.success(t.restored);
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
        sheet={[
          { title: t.id, text: ({ staffId }) => staffId },
          { title: t.columns.name, text: ({ name }) => name },
          { title: t.columns.role, text: ({ role }) => roles[role] ?? role },
          { title: t.columns.stores, text: ({ storeIds }) => storesOf(storeIds) },
          { title: t.columns.state, text: ({ isActive }) => stateOf(isActive) },
          { title: t.columns.sessions, text: ({ sessions }) => String(sessions) },
          { title: t.columns.seen, text: ({ seenAtMs }) => (seenAtMs ? momentText(seenAtMs) : "") },
          { title: t.columns.since, text: ({ createdAtMs }) => momentText(createdAtMs) },
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
          {
            ...{ key: "stores", title: t.columns.stores },
            cell: ({ storeIds }) => storesOf(storeIds),
          },
          {
            ...{ key: "state", title: t.columns.state },
            cell: ({ isActive, needsReentry }) => (
              <>
                <Tag size="small" variant="light" theme={isActive ? "success" : "default"}>
                  {stateOf(isActive)}
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
                <Deeds
                  person={person}
                  onDeed={(kind) => setDeed({ kind, person })}
                  onRestore={() => void restoring.send(person.staffId)}
                  isRestoring={restoring.isSending}
                />
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

/** What may be done about somebody, by who may do it. */
function Deeds({
  person,
  onDeed,
  onRestore,
  isRestoring,
}: {
  readonly person: StaffRow;
  readonly onDeed: (kind: Deed["kind"]) => void;
  readonly onRestore: () => void;
  readonly isRestoring: boolean;
}) {
  const { staff: t } = useWords(words);
  const may = useMay();
  const look = { size: "small", variant: "text" } as const;
  return (
    <span className="page-actions">
      {may("staff.change") ? (
        <Button {...look} onClick={() => onDeed("change")}>
          {t.change}
        </Button>
      ) : null}
      {person.sessions > 0 && may("staff.signOut") ? (
        <Button {...look} onClick={() => onDeed("signOut")}>
          {t.signOut}
        </Button>
      ) : null}
      {person.isActive && may("staff.suspend") ? (
        <Button {...look} theme="danger" onClick={() => onDeed("suspend")}>
          {t.suspend}
        </Button>
      ) : null}
      {!person.isActive && may("staff.restore") ? (
        <Button {...look} loading={isRestoring} onClick={onRestore}>
          {t.restore}
        </Button>
      ) : null}
    </span>
  );
}
