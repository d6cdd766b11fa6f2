import { ControlError } from "../control/errors.ts";
import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "../control/fields.ts";
import { pageIn, partOf } from "../control/page.ts";
import { get, post, type Asked, type Routes } from "../control/route.ts";
import { APPID_DEFAULT } from "../functions/context.ts";
import { checkEmail, checkPhone, checkUsername } from "./accounts.ts";
import { AuthError } from "./authError.ts";
import type { AuthParts } from "./call.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { infoOf, type User } from "./user.ts";

const PAGE_MAX = 200;
const CREATE_FIELDS = [
  ...["username", "password", "phone", "email", "customUserId", "openid", "unionid", "appid"],
  "name",
];

/** What the developer sees and makes of users: no password ever leaves. */
export function authRoutes(parts: AuthParts): Routes {
  const { users, sessions, codes, accessKeys, customLoginKey } = parts;
  return new Map([
    ["/control/users", get(async (asked) => list(parts, asked))],
    ["/control/users/create", post(({ body }) => refusing(() => create(parts, fieldsOf(body))))],
    [
      "/control/users/remove",
      post(async ({ body }) => {
        const fields = fieldsOf(body);
        onlyFields(fields, ["uid"], "users/remove");
        const uid = textField(fields, "uid");
        sessions.endAllOf(uid);
        if (users.remove(uid)) return {};
        throw new ControlError("user_not_found", `there is no user ${uid}`, 404);
      }),
    ],
    ["/control/auth/codes", get(async () => ({ codes: codes.latest() }))],
    [
      "/control/auth/keys",
      get(async () => ({
        publishableKey: accessKeys.publishableKey,
        apiKey: accessKeys.apiKey,
      })),
    ],
    ["/control/auth/custom-login-key", get(async () => ({ key: customLoginKey() }))],
  ]);
}

function list({ users }: AuthParts, { query }: Asked): object {
  const q = (query.get("q") ?? "").toLowerCase();
  const found = [...users.all()].reverse().filter((user) => q === "" || mentions(user, q));
  return {
    users: partOf(found, pageIn(query, { limitMax: PAGE_MAX })).map(infoOf),
    total: found.length,
  };
}

function mentions(user: User, q: string): boolean {
  const { uid, username, phone, email, customUserId, wechat, profile } = user;
  const texts = [uid, username, phone, email, customUserId, wechat?.openid, profile["name"]];
  return texts.some((text) => text?.toLowerCase().includes(q));
}

async function create({ users, clock }: AuthParts, fields: Fields): Promise<object> {
  onlyFields(fields, CREATE_FIELDS, "users/create");
  const given = (name: string) =>
    fields[name] === undefined ? undefined : textField(fields, name);
  const [username, phone, email] = [given("username"), given("phone"), given("email")];
  const [password, openid, unionid] = [given("password"), given("openid"), given("unionid")];
  if (openid === undefined && unionid !== undefined) throw badRequest("a unionid needs an openid");
  const name = given("name");
  const user = users.create({
    username: username === undefined ? undefined : checkUsername(username),
    phone: phone === undefined ? undefined : checkPhone(phone),
    email: email === undefined ? undefined : checkEmail(email),
    customUserId: given("customUserId"),
    wechat:
      openid === undefined
        ? undefined
        : { appid: given("appid") ?? APPID_DEFAULT, openid, unionid },
    password:
      password === undefined
        ? undefined
        : { hash: await hashPassword(checkPassword(password)), setAtMs: clock.nowMs() },
    profile: name === undefined ? {} : { name },
  });
  return { user: infoOf(user) };
}

/** The control door tells refusals in its own way. */
async function refusing(run: () => Promise<object>): Promise<object> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AuthError) throw new ControlError(error.kind, error.message, error.status);
    throw error;
  }
}
