/** Goal: each refusal of `/auth/v1` has the status, the word and the number that the SDKs know. */
import jwt from "jsonwebtoken";
import { startTestServer, type TestServer } from "../testServer.ts";

const AT = Date.parse("2026-05-01T00:00:00Z");
const PASSWORD = "Passw0rd!";
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ freezeAtMs: AT });
  await server.control("users/create", { username: "alice", password: PASSWORD });
  await server.control("users/create", { phone: "13800000001", password: PASSWORD });
  await server.control("users/create", { username: "nopass" });
});
afterAll(() => server.close());

type Body = Record<string, unknown>;
async function ask(method: string, path: string, body?: unknown, token?: string) {
  const response = await fetch(`${server.url}/auth/v1/${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as Body };
}
const post = (path: string, body: unknown, token?: string) => ask("POST", path, body, token);
async function tokenOf(username = "alice"): Promise<string> {
  return String((await post("signin", { username, password: PASSWORD })).body["access_token"]);
}
async function verificationTokenFor(address: Body): Promise<string> {
  const { body } = await post("verification", address);
  const { body: sent } = await server.control("auth/codes");
  const verification_code = (sent["codes"] as { code: string }[])[0]?.code;
  const verification_id = body["verification_id"];
  const proven = await post("verification/verify", { verification_id, verification_code });
  await later(60);
  return String(proven.body["verification_token"]);
}
async function later(seconds: number): Promise<void> {
  const { body } = await server.control("health");
  await server.control("clock", { advanceToMs: Number(body["nowMs"]) + seconds * 1000 });
}

const CASES: [name: string, call: [string, string, unknown?], status: number, error: string][] = [
  ["no JSON", ["POST", "signin", "{"], 400, "invalid_argument"],
  ["a list", ["POST", "signin", []], 400, "invalid_argument"],
  ["a number for a text", ["POST", "signin", { username: 7 }], 400, "invalid_argument"],
  ["no name", ["POST", "signin", { password: "x" }], 400, "invalid_argument"],
  ["no password", ["POST", "signin", { username: "alice" }], 400, "invalid_argument"],
  ["a field too many", ["POST", "signin", { username: "a", x: "y" }], 400, "invalid_argument"],
  ["nobody", ["POST", "signin", { username: "nobody", password: "x" }], 404, "not_found"],
  ["wrong", ["POST", "signin", { username: "alice", password: "x" }], 400, "invalid_password"],
  ["none set", ["POST", "signin", { username: "nopass", password: "x" }], 400, "invalid_password"],
  [
    "a made-up proof",
    ["POST", "signin", { username: "alice", verification_token: "x" }],
    400,
    "invalid_argument",
  ],
  ["no address", ["POST", "verification", {}], 400, "invalid_argument"],
  ["no phone", ["POST", "verification", { phone_number: "12" }], 400, "invalid_argument"],
  ["no mail", ["POST", "verification", { email: "x" }], 400, "invalid_argument"],
  [
    "two addresses",
    ["POST", "verification", { email: "a@b", phone_number: "13800000001" }],
    400,
    "invalid_argument",
  ],
  ["a target", ["POST", "verification", { email: "a@b", target: "X" }], 400, "invalid_argument"],
  ["no user", ["POST", "verification", { email: "a@b", target: "USER" }], 404, "not_found"],
  [
    "a user",
    ["POST", "verification", { phone_number: "13800000001", target: "NOT_USER" }],
    409,
    "already_exists",
  ],
  [
    "not signed in",
    ["POST", "verification", { email: "a@b", target: "CUR_USER" }],
    401,
    "unauthenticated",
  ],
  [
    "a link",
    ["POST", "verification", { email: "a@b", email_redirect_to: "http://x" }],
    501,
    "unimplemented",
  ],
  [
    "no such code",
    ["POST", "verification/verify", { verification_id: "x", verification_code: "1" }],
    400,
    "invalid_verification_code",
  ],
  ["a name only", ["POST", "signup", { username: "bobby" }], 400, "invalid_argument"],
  [
    "no proof",
    ["POST", "signup", { email: "a@b", verification_token: "x" }],
    400,
    "invalid_argument",
  ],
  ["no provider proof", ["POST", "signup", { provider_token: "x" }], 400, "invalid_argument"],
  [
    "a ticket of nobody's",
    ["POST", "signin/custom", { provider_id: "custom", ticket: "x/@@/y" }],
    400,
    "invalid_argument",
  ],
  [
    "no ticket",
    ["POST", "signin/custom", { provider_id: "custom", ticket: "x" }],
    400,
    "invalid_argument",
  ],
  [
    "another provider",
    ["POST", "signin/custom", { provider_id: "github", ticket: "x" }],
    501,
    "unimplemented",
  ],
  [
    "OAuth",
    ["POST", "provider/token", { provider_id: "github", provider_code: "x" }],
    501,
    "unimplemented",
  ],
  [
    "a bad code",
    [
      "POST",
      "provider/token",
      {
        provider_id: "wx1",
        provider_code: "a b",
        provider_params: { provider_code_type: "open_id" },
      },
    ],
    400,
    "invalid_argument",
  ],
  [
    "no unionid",
    [
      "POST",
      "provider/token",
      {
        provider_id: "wx1",
        provider_code: "o1",
        provider_params: { provider_code_type: "union_id" },
      },
    ],
    400,
    "invalid_argument",
  ],
  [
    "an unproven account",
    ["POST", "signin/with/provider", { provider_token: "x" }],
    400,
    "invalid_argument",
  ],
  [
    "no refresh token",
    ["POST", "token", { grant_type: "refresh_token", refresh_token: "x.y" }],
    400,
    "invalid_grant",
  ],
  ["another grant", ["POST", "token", { grant_type: "password" }], 501, "unimplemented"],
  ["nobody's profile", ["GET", "user/me"], 401, "unauthenticated"],
  ["nobody's password", ["PATCH", "user/password", { new_password: "x" }], 401, "unauthenticated"],
  ["nobody's provider", ["GET", "user/provider"], 401, "unauthenticated"],
  ["a bad name", ["GET", "checkUsername?username=a"], 400, "invalid_argument"],
  ["a taken name", ["GET", "checkUsername?username=alice"], 409, "already_exists"],
  ["a captcha", ["POST", "captcha/data", {}], 501, "unimplemented"],
  ["nothing there", ["GET", "nowhere"], 404, "not_found"],
];

const NUMBERS: Record<string, number> = {
  ...{ invalid_argument: 3, invalid_password: 3, invalid_verification_code: 3, invalid_grant: 3 },
  ...{ not_found: 5, already_exists: 6, permission_denied: 7, resource_exhausted: 8 },
  ...{ invalid_status: 9, failed_precondition: 9, unimplemented: 12, unauthenticated: 16 },
};
function expectRefusal(answer: Awaited<ReturnType<typeof ask>>, status: number, error: string) {
  const error_description: unknown = expect.stringMatching(/\w/);
  expect(answer).toMatchObject({
    status,
    body: { error, error_code: NUMBERS[error], error_description },
  });
}

it.each(CASES)("refuses %s", async (_, [method, path, body], status, error) => {
  expectRefusal(await ask(method, path, body), status, error);
});

it.each<[name: string, method: string, path: string, body: Body, status: number, error: string]>([
  ["a short name", "PATCH", "user/profile", { username: "abcd" }, 400, "invalid_argument"],
  ["another's id", "POST", "user/basic/edit", { user_id: "1" }, 403, "permission_denied"],
  ["a new mail", "POST", "user/basic/edit", { email: "n@b" }, 400, "failed_precondition"],
  ["encryption", "POST", "user/basic/edit", { encrypt_password: "x" }, 400, "invalid_argument"],
  ["no sudo", "PATCH", "user/password", { new_password: "Passw0rd9" }, 403, "permission_denied"],
  ["a wrong sudo", "POST", "user/sudo", { password: "x" }, 400, "invalid_password"],
  ["an empty sudo", "POST", "user/sudo", {}, 400, "invalid_argument"],
  ["not my phone", "POST", "verification", CUR_USER(), 400, "invalid_argument"],
  ["nothing bound", "DELETE", "user/provider/wx1", {}, 404, "not_found"],
  ["no question", "GET", "user/query", {}, 400, "invalid_argument"],
  ["removal", "DELETE", "user/me", {}, 403, "permission_denied"],
])("refuses a signed-in user %s", async (_, method, path, body, status, error) => {
  const asked = method === "GET" ? undefined : body;
  expectRefusal(await ask(method, path, asked, await tokenOf()), status, error);
});

function CUR_USER(): Body {
  return { phone_number: "13800000001", target: "CUR_USER" };
}

it.each(["short1A", "passwordonly", "12345678", "with blank 1", "x1".repeat(17)])(
  "refuses the password %s",
  async (new_password) => {
    const token = await tokenOf();
    const { body } = await post("user/sudo", { password: PASSWORD }, token);
    const { sudo_token } = body;
    const answer = await ask("PATCH", "user/password", { new_password, sudo_token }, token);
    expectRefusal(answer, 400, "invalid_argument");
  },
);

it("sends one code a minute to one address, and takes it once, in time, within five tries", async () => {
  const address = { email: "codes@example.com" };
  const { body } = await post("verification", address);
  expect(body).toMatchObject({ expires_in: 600, is_user: false });
  expectRefusal(await post("verification", address), 429, "resource_exhausted");
  const { body: shown } = await server.control("auth/codes");
  const [sent] = shown["codes"] as { code: string; verificationId: string }[];
  expect(sent?.code).toMatch(/^\d{6}$/);
  const wrong = sent?.code === "000000" ? "000001" : "000000";
  const { verification_id } = body;
  for (let i = 0; i < 5; i++) {
    const answer = await post("verification/verify", { verification_id, verification_code: wrong });
    expectRefusal(answer, 400, "invalid_verification_code");
  }
  const right = { verification_id, verification_code: sent?.code };
  expectRefusal(await post("verification/verify", right), 400, "invalid_verification_code");

  await later(60);
  const { body: next } = await post("verification", address);
  await later(600);
  const { body: shownNext } = await server.control("auth/codes");
  const verification_code = (shownNext["codes"] as { code: string }[])[0]?.code;
  const late = { verification_id: next["verification_id"], verification_code };
  expectRefusal(await post("verification/verify", late), 400, "invalid_verification_code");
});

it("takes a proof once, for its own address only, and for ten minutes", async () => {
  const email = "proof@example.com";
  const verification_token = await verificationTokenFor({ email });
  const other = { email: "other@example.com", verification_token };
  expectRefusal(await post("signup", other), 400, "invalid_argument");
  const absent = { username: email, verification_token };
  expectRefusal(await post("signin", absent), 404, "not_found");
  expect(await post("signup", { email, verification_token })).toMatchObject({ status: 200 });
  expectRefusal(await post("signup", { email, verification_token }), 400, "invalid_argument");
  const taken = await verificationTokenFor({ email });
  expectRefusal(await post("signup", { email, verification_token: taken }), 409, "already_exists");
  await later(600);
  expectRefusal(
    await post("signin", { username: email, verification_token: taken }),
    400,
    "invalid_argument",
  );
});

it("locks an account for five minutes after five wrong passwords, and counts those tried at once", async () => {
  await server.control("users/create", { username: "locked", password: PASSWORD });
  const wrong = { username: "locked", password: "Wrong0000" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => post("signin", wrong)));
  const errors = answers.map(({ body }) => body["error"]).sort();
  expect(errors.filter((error) => error === "invalid_password")).toHaveLength(5);
  expect(errors.filter((error) => error === "invalid_status")).toHaveLength(3);
  const right = { username: "locked", password: PASSWORD };
  expectRefusal(await post("signin", right), 400, "invalid_status");
  await later(300);
  expect(await post("signin", right)).toMatchObject({ status: 200 });
});

it("forgets an access token after two hours and a refresh token after 31 days, by its own clock", async () => {
  const { body } = await post("signin", { username: "alice", password: PASSWORD });
  const { refresh_token } = body;
  await later(7199);
  expect(await ask("GET", "user/me", undefined, String(body["access_token"]))).toMatchObject({
    status: 200,
  });
  await later(1);
  const expired = await ask("GET", "user/me", undefined, String(body["access_token"]));
  expectRefusal(expired, 401, "unauthenticated");
  const grant = { grant_type: "refresh_token", refresh_token };
  const { body: next } = await post("token", grant);
  expectRefusal(await post("token", grant), 400, "invalid_grant");
  await later(31 * 24 * 3600);
  const late = { grant_type: "refresh_token", refresh_token: next["refresh_token"] };
  expectRefusal(await post("token", late), 400, "invalid_grant");
});

it.each(["HS256", "none"] as const)(
  "takes no token that it did not sign (%s)",
  async (algorithm) => {
    const { sub } = jwt.decode(await tokenOf()) as { sub: string };
    const claims = { sub, sid: "x", aud: "local-env" };
    const forged = jwt.sign(claims, algorithm === "none" ? "" : "guess", { algorithm });
    expectRefusal(await ask("GET", "user/me", undefined, forged), 401, "unauthenticated");
  },
);

it("signs every device out at once", async () => {
  const [here, there] = [await tokenOf(), await tokenOf()];
  expect((await ask("DELETE", "user/revoke/all", undefined, here)).status).toBe(200);
  expectRefusal(await ask("GET", "user/me", undefined, there), 401, "unauthenticated");
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
