import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { AuthError } from "./authError.ts";
import type { Journal } from "./journal.ts";
import type { LoginType } from "./user.ts";

/** One sign-in on one device, until it signs out. */
export type Session = {
  readonly id: string;
  readonly uid: string;
  readonly loginType: LoginType;
  /** What the device calls itself. */
  readonly deviceId?: string | undefined;
  /** SHA-256 of the refresh token that is good now; the one before it is not any more. */
  readonly refreshHash: string;
  readonly untilMs: number;
};

export type SessionEntry =
  | { readonly kind: "session"; readonly session: Session }
  | { readonly kind: "sessionEnded"; readonly id: string };

/** The service's default: a refresh token lives 31 days. */
const REFRESH_MS = 31 * 24 * 3600 * 1000;
/** Of one user; the oldest is signed out. */
const SESSIONS_MAX = 20;

/** The sessions of all users. Each change is in the journal before it is answered. */
export interface Sessions {
  byId(id: string): Session | undefined;
  byRefreshToken(refreshToken: string): Session | undefined;
  /** Begins a session and gives its first refresh token. */
  begin(fields: Pick<Session, "uid" | "loginType" | "deviceId">): Opened;
  /** A new refresh token for an old one. Errors: invalid_grant. */
  refresh(refreshToken: string): Opened;
  end(id: string): void;
  endAllOf(uid: string): void;
  /** Signs one device of a user out. */
  endDevice(uid: string, deviceId: string): void;
  all(): Iterable<Session>;
  /** For the journal only: takes up what was written before. */
  replay(entry: SessionEntry): void;
}

export type Opened = { readonly session: Session; readonly refreshToken: string };

export function createSessions(o: { journal: () => Journal; clock: Clock }): Sessions {
  const { byId, idsOfUser, keep, forget } = createSessionTable();

  function open(fields: Omit<Session, "refreshHash" | "untilMs">): Opened {
    const refreshToken = `${fields.id}.${randomBytes(24).toString("base64url")}`;
    const untilMs = o.clock.nowMs() + REFRESH_MS;
    const session = { ...fields, refreshHash: hashOf(refreshToken), untilMs };
    o.journal().append({ kind: "session", session });
    keep(session);
    return { session, refreshToken };
  }
  function end(id: string): void {
    if (!byId.has(id)) return;
    o.journal().append({ kind: "sessionEnded", id });
    forget(id);
  }
  function byRefreshToken(refreshToken: string): Session | undefined {
    const session = byId.get(refreshToken.split(".")[0] ?? "");
    return session?.refreshHash === hashOf(refreshToken) ? session : undefined;
  }

  return {
    byId: (id) => byId.get(id),
    byRefreshToken,
    begin(fields) {
      for (const id of idsOfUser(fields.uid).slice(0, 1 - SESSIONS_MAX)) end(id);
      return open({ ...fields, id: randomBytes(12).toString("base64url") });
    },
    refresh(refreshToken) {
      const session = byRefreshToken(refreshToken);
      if (session === undefined) {
        throw new AuthError(
          "invalid_grant",
          "the refresh_token was never given out, or is used up",
        );
      }
      if (session.untilMs <= o.clock.nowMs()) {
        throw new AuthError("invalid_grant", "the refresh_token has expired: sign in again");
      }
      return open(session);
    },
    end,
    endAllOf: (uid) => idsOfUser(uid).forEach(end),
    endDevice(uid, deviceId) {
      for (const id of idsOfUser(uid)) if (byId.get(id)?.deviceId === deviceId) end(id);
    },
    all: () => byId.values(),
    replay: (entry) => (entry.kind === "session" ? keep(entry.session) : forget(entry.id)),
  };
}

/** The sessions by their id and by their user. */
function createSessionTable() {
  const byId = new Map<string, Session>();
  const idsOf = new Map<string, Set<string>>();
  return {
    byId,
    /** The oldest first. */
    idsOfUser: (uid: string): string[] => [...(idsOf.get(uid) ?? [])],
    keep(session: Session): void {
      byId.set(session.id, session);
      const ids = idsOf.get(session.uid) ?? new Set();
      idsOf.set(session.uid, ids.add(session.id));
    },
    forget(id: string): void {
      const session = byId.get(id);
      if (session === undefined) return;
      byId.delete(id);
      const ids = idsOf.get(session.uid);
      ids?.delete(id);
      if (ids?.size === 0) idsOf.delete(session.uid);
    },
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
