import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask, queryText } from "../control.ts";
import { beijingTime } from "../format.ts";
import { rememberPerson } from "../identity.ts";
import { Badge } from "../parts/badge.tsx";
import { Button, Copy } from "../parts/button.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { Tabs, tabOf } from "../parts/tabs.tsx";
import { toast } from "../parts/toast.tsx";
import { offsetOf, setQuery, turnTo } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { CodesSent } from "./codesSent.tsx";
import { KeysShown } from "./keysShown.tsx";
import { NewUserDialog } from "./newUserDialog.tsx";

export type User = {
  readonly uid: string;
  readonly openId: string;
  readonly userName: string;
  readonly email: string;
  readonly phone: string;
  readonly nickName: string;
  readonly customUserId: string;
  readonly isAnonymous: boolean;
  readonly hasPassword: boolean;
  readonly createTime: number;
};

const LIMIT = 25;

/** The users of the environment, and the one-time codes that were sent to them. */
export function UsersSection({ place }: { place: Place }) {
  const tabs = [
    ["users", t("用户", "Users")],
    ["codes", t("验证码", "One-time codes")],
    ["keys", t("密钥", "Keys")],
  ] as const;
  const tab = tabOf(place, tabs);
  return (
    <>
      <PageHead
        title={t("用户", "Users")}
        about={t("登录过或在这里新建的用户", "Users who have signed in, or were made here")}
      />
      <Tabs label={t("视图", "Views")} place={place} tabs={tabs} />
      {tab === "users" && <UserList place={place} />}
      {tab === "codes" && <CodesSent place={place} />}
      {tab === "keys" && <KeysShown />}
    </>
  );
}

function UserList({ place }: { place: Place }) {
  const { q = "" } = place.query;
  const offset = offsetOf(place);
  const path = `users${queryText({ q, limit: LIMIT, offset })}`;
  const asked = useAsk<{ users: readonly User[]; total: number }>({ path }, 5000);
  const [isNew, setNew] = useState(false);
  const [leaving, setLeaving] = useState<User>();
  return (
    <Panel
      actions={
        <>
          <Search
            value={q}
            placeholder={t("名字、电话、邮箱、uid、openid", "Name, phone, e-mail, uid, openid")}
            onValue={(value) => setQuery(place, { q: value, offset: undefined })}
          />
          <Button kind="main" onPress={() => setNew(true)}>
            {t("新建用户", "New user")}
          </Button>
        </>
      }
      isFlush
    >
      <Told asked={asked}>
        {({ users, total }) => (
          <>
            {users.length === 0 ? (
              <Empty
                title={q === "" ? t("还没有用户", "No users yet") : t("没有找到", "Nothing found")}
              />
            ) : (
              <Table
                label={t("用户", "Users")}
                columns={columns(setLeaving)}
                rows={users}
                keyOf={({ uid }) => uid}
              />
            )}
            <Pager {...{ offset, limit: LIMIT, total }} onOffset={turnTo(place)} />
          </>
        )}
      </Told>
      {isNew && <NewUserDialog onClose={() => setNew(false)} onMade={asked.reload} />}
      {leaving !== undefined && (
        <RemoveUser user={leaving} onRemoved={asked.reload} onClose={() => setLeaving(undefined)} />
      )}
    </Panel>
  );
}

type RemoveProps = { user: User; onRemoved: () => void; onClose: () => void };

function RemoveUser({ user, onRemoved, onClose }: RemoveProps) {
  const remove = async () => {
    await ask("users/remove", { uid: user.uid });
    toast(t("已删除用户", "The user is removed"));
    onRemoved();
  };
  return (
    <Confirm
      title={t("删除用户？", "Remove the user?")}
      action={t("删除", "Remove")}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        <strong>{nameOf(user)}</strong> <code>{user.uid}</code>
      </p>
      <p class="soft">{t("他的登录也随之失效。", "Their sign-ins end with it.")}</p>
    </Confirm>
  );
}

function columns(onRemove: (user: User) => void): readonly Column<User>[] {
  return [
    {
      head: t("用户", "User"),
      cell: (user) => (
        <>
          <strong>{nameOf(user)}</strong>{" "}
          {user.isAnonymous && <Badge kind="soft">{t("匿名", "anonymous")}</Badge>}
          <div class="soft">
            {[user.phone, user.email]
              .filter((text) => text !== "" && text !== nameOf(user))
              .join(" · ")}
          </div>
        </>
      ),
    },
    {
      head: "uid / openid",
      cell: ({ uid, openId }) => (
        <>
          <code>{uid}</code> <Copy text={uid} label={t(`复制 ${uid}`, `Copy ${uid}`)} />
          {openId !== "" && <div class="soft mono">{openId}</div>}
        </>
      ),
      isExtra: true,
    },
    {
      head: t("注册时间", "Since"),
      cell: ({ createTime }) => <time>{beijingTime(createTime)}</time>,
      isExtra: true,
    },
    {
      head: "",
      cell: (user) => (
        <div class="actions end">
          <Button kind="quiet" onPress={() => useAs(user)}>
            {t("作为身份", "Use as caller")}
          </Button>
          <Button
            kind="danger"
            onPress={() => onRemove(user)}
            label={t(`删除 ${nameOf(user)}`, `Remove ${nameOf(user)}`)}
          >
            {t("删除…", "Remove…")}
          </Button>
        </div>
      ),
    },
  ];
}

function nameOf({ nickName, userName, phone, email, uid }: User): string {
  return nickName || userName || phone || email || uid;
}

/** Remembers the user for calls and for trying rules. */
function useAs({ uid, openId, isAnonymous }: User): void {
  if (openId !== "") rememberPerson({ kind: "openid", name: openId });
  else rememberPerson({ kind: isAnonymous ? "anonymous" : "uid", name: uid });
  toast(t("调用函数和试规则时可选", "Offered for calls and for trying rules"));
}
