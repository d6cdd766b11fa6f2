import { AuthError } from "./authError.ts";
import type { Journal } from "./journal.ts";
import { newUid, UNIQUE_FIELDS, type UniqueField, type User, type WechatAccount } from "./user.ts";

/** More than this on one machine is a loop, not a test. */
const USERS_MAX = 100_000;

export type UserEntry =
  | { readonly kind: "user"; readonly user: User }
  | { readonly kind: "userRemoved"; readonly uid: string };

export type NewUser = Omit<User, "uid" | "createdAtMs" | "updatedAtMs" | "profile"> &
  Partial<Pick<User, "uid" | "profile">>;

/** The users of the environment. Each change is in the journal before it is answered. */
export interface Users {
  byUid(uid: string): User | undefined;
  by(field: UniqueField, value: string): User | undefined;
  /** By user name, phone number or email, whichever the text is. */
  byAccount(account: string): User | undefined;
  byWechat(account: WechatAccount, by: "openid" | "unionid"): User | undefined;
  /** Errors: already_exists when a field that must be unique is taken; resource_exhausted. */
  create(fields: NewUser): User;
  /** Errors: already_exists. */
  change(user: User, fields: Partial<User>): User;
  remove(uid: string): boolean;
  all(): Iterable<User>;
  readonly count: number;
  /** For the journal only: takes up what was written before. */
  replay(entry: UserEntry): void;
}

export function createUsers(o: { journal: () => Journal; nowMs: () => number }): Users {
  const { byUid, find, keep, forget } = createUserTable();

  function save(user: User): User {
    const taken = keysOf(user).find((key) => (find(key)?.uid ?? user.uid) !== user.uid);
    if (taken !== undefined) {
      const [field = ""] = taken.split(" ");
      throw new AuthError("already_exists", `another user has this ${field} already`);
    }
    o.journal().append({ kind: "user", user });
    return keep(user);
  }

  const by: Users["by"] = (field, value) => find(keyOf(field, value));
  return {
    by,
    byUid: (uid) => byUid.get(uid),
    byAccount: (account) => by("username", account) ?? by("phone", account) ?? by("email", account),
    byWechat(account, which) {
      if (which === "openid") return find(openidKey(account));
      return account.unionid === undefined ? undefined : find(`unionid ${account.unionid}`);
    },
    create(fields) {
      if (byUid.size >= USERS_MAX) {
        throw new AuthError("resource_exhausted", `there are ${USERS_MAX} users already`);
      }
      const nowMs = o.nowMs();
      const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
      return save({ uid: newUid(), profile: {}, ...fields, ...times });
    },
    change: (user, fields) => save({ ...user, ...fields, updatedAtMs: o.nowMs() }),
    remove(uid) {
      if (!byUid.has(uid)) return false;
      o.journal().append({ kind: "userRemoved", uid });
      forget(uid);
      return true;
    },
    all: () => byUid.values(),
    get count() {
      return byUid.size;
    },
    replay: (entry) => void (entry.kind === "user" ? keep(entry.user) : forget(entry.uid)),
  };
}

/** The users by their uid, in the order of their making, and by every key that is theirs alone. */
function createUserTable() {
  const byUid = new Map<string, User>();
  const index = new Map<string, string>();

  function dropKeys(uid: string): void {
    const user = byUid.get(uid);
    if (user !== undefined) for (const key of keysOf(user)) index.delete(key);
  }
  return {
    byUid,
    find(key: string): User | undefined {
      const uid = index.get(key);
      return uid === undefined ? undefined : byUid.get(uid);
    },
    /** One that is known already keeps his place in the order. */
    keep(user: User): User {
      dropKeys(user.uid);
      byUid.set(user.uid, user);
      for (const key of keysOf(user)) index.set(key, user.uid);
      return user;
    },
    forget(uid: string): void {
      dropKeys(uid);
      byUid.delete(uid);
    },
  };
}

function keysOf(user: User): string[] {
  const keys = UNIQUE_FIELDS.flatMap((field) => {
    const value = user[field];
    return value === undefined ? [] : [keyOf(field, value)];
  });
  const { wechat } = user;
  if (wechat !== undefined) keys.push(openidKey(wechat));
  if (wechat?.unionid !== undefined) keys.push(`unionid ${wechat.unionid}`);
  return keys;
}

/** Addresses and user names do not differ by their capitals. */
function keyOf(field: UniqueField, value: string): string {
  return `${field} ${field === "customUserId" ? value : value.toLowerCase()}`;
}

function openidKey({ appid, openid }: WechatAccount): string {
  return `openid ${appid} ${openid}`;
}
