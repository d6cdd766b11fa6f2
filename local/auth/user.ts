import { randomBytes } from "node:crypto";
import type { Identity } from "../functions/context.ts";

/** A WeChat account of a user, in one mini program. */
export type WechatAccount = {
  readonly appid: string;
  readonly openid: string;
  readonly unionid?: string | undefined;
};

/** What a user tells of himself; all of it text. */
export type Profile = Readonly<Record<string, string>>;

export type User = {
  /** Nineteen digits, too many for a JavaScript number. */
  readonly uid: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly lastSignInAtMs?: number | undefined;
  readonly anonymous?: boolean | undefined;
  readonly username?: string | undefined;
  /** As `+86 13800000000`. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** The name that the project's own server gave the user, in a custom-login ticket. */
  readonly customUserId?: string | undefined;
  readonly wechat?: WechatAccount | undefined;
  readonly password?: { readonly hash: string; readonly setAtMs: number } | undefined;
  readonly profile: Profile;
};

/** How a session came about, as functions and rules are told. */
export type LoginType =
  "ANONYMOUS" | "USERNAME" | "PHONE" | "EMAIL" | "CUSTOM" | "WECHAT-OPENID" | "WECHAT-UNIONID";

/** The fields by which a user is found; no two users share one. */
export const UNIQUE_FIELDS = ["username", "phone", "email", "customUserId"] as const;
export type UniqueField = (typeof UNIQUE_FIELDS)[number];

export function newUid(): string {
  const digits = BigInt(`0x${randomBytes(8).toString("hex")}`) % 10n ** 18n;
  return `2${digits.toString().padStart(18, "0")}`;
}

/** Who calls, when this user calls. */
export function identityOf(user: User, loginType: LoginType): Identity {
  const { uid, customUserId, wechat } = user;
  if (wechat === undefined) return { uid, loginType, customUserId, source: "tcb" };
  const { openid, unionid, appid } = wechat;
  return { uid, loginType, customUserId, openid, unionid, appid, source: "wx_client" };
}

/** What `GET /auth/v1/user/me` tells of a user. */
export function meOf(user: User): Record<string, unknown> {
  const { uid, wechat, password, profile } = user;
  const account =
    wechat === undefined
      ? []
      : [{ id: wechat.appid, provider_user_id: wechat.openid, name: "wechat" }];
  const given = {
    ...profile,
    name: user.anonymous ? "anonymous" : (profile["name"] ?? user.username),
    username: user.username,
    email: user.email,
    phone_number: user.phone,
    custom_user_id: user.customUserId,
    last_login: timeOf(user.lastSignInAtMs),
    last_sign_in_at: timeOf(user.lastSignInAtMs),
    password_updated_at: timeOf(password?.setAtMs),
  };
  return {
    sub: uid,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    user_id: uid,
    status: "ACTIVE",
    type: "external",
    internal_user_type: user.anonymous ? "anonymous" : "externalUser",
    groups: [],
    providers: account,
    has_password: password !== undefined,
    password: password === undefined ? "UNSET" : "SET",
    created_at: timeOf(user.createdAtMs),
    updated_at: timeOf(user.updatedAtMs),
  };
}

/** What `auth.getUserInfoForAdmin` tells of a user; absent texts are empty there. */
export function infoOf(user: User): Readonly<Record<string, unknown>> {
  const { profile, wechat } = user;
  return {
    openId: wechat?.openid ?? "",
    unionId: wechat?.unionid ?? "",
    appId: wechat?.appid ?? "",
    uid: user.uid,
    customUserId: user.customUserId ?? "",
    isAnonymous: user.anonymous === true,
    userName: user.username ?? "",
    email: user.email ?? "",
    phone: user.phone ?? "",
    nickName: profile["nickname"] ?? profile["name"] ?? "",
    avatarUrl: profile["avatar_url"] ?? profile["picture"] ?? "",
    gender: profile["gender"] ?? "",
    createTime: user.createdAtMs,
    updateTime: user.updatedAtMs,
    hasPassword: user.password !== undefined,
  };
}

function timeOf(atMs: number | undefined): string | undefined {
  return atMs === undefined ? undefined : new Date(atMs).toISOString();
}
