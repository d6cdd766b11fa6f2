import type { Clock } from "../clock.ts";
import { isObject } from "../project/fields.ts";
import { openJournal, type Journal } from "./journal.ts";
import { createSessions, type SessionEntry, type Sessions } from "./sessions.ts";
import { createUsers, type UserEntry, type Users } from "./users.ts";

/** Users and their sessions, as they are kept. */
export interface Registry {
  readonly users: Users;
  readonly sessions: Sessions;
}

/** Users and sessions share one journal, so that removing a user and his sessions is one order of events. */
export function openRegistry(path: string, clock: Clock): Registry {
  let opened: Journal | undefined;
  const journal = (): Journal => {
    if (opened === undefined) throw new Error("the journal is not open yet");
    return opened;
  };
  const users = createUsers({ journal, nowMs: clock.nowMs });
  const sessions = createSessions({ journal, clock });

  function replay(entry: unknown): void {
    if (isUserEntry(entry)) users.replay(entry);
    else if (isSessionEntry(entry)) sessions.replay(entry);
    else throw new Error(`${path} holds what is no user and no session`);
  }
  function* entries(): Generator<UserEntry | SessionEntry> {
    for (const user of users.all()) yield { kind: "user", user };
    for (const session of sessions.all()) {
      const isOver = session.untilMs <= clock.nowMs() || users.byUid(session.uid) === undefined;
      if (!isOver) yield { kind: "session", session };
    }
  }
  opened = openJournal({ path, replay, live: entries });
  return { users, sessions };
}

function isUserEntry(entry: unknown): entry is UserEntry {
  if (!isObject(entry)) return false;
  const { kind, user, uid } = entry;
  return kind === "user" ? isNamed(user, "uid") : kind === "userRemoved" && typeof uid === "string";
}

function isSessionEntry(entry: unknown): entry is SessionEntry {
  if (!isObject(entry)) return false;
  const { kind, session, id } = entry;
  return kind === "session"
    ? isNamed(session, "id")
    : kind === "sessionEnded" && typeof id === "string";
}

function isNamed(value: unknown, field: string): boolean {
  return isObject(value) && typeof value[field] === "string";
}
