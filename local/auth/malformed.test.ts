/** Goal: no malformed request brings `/auth/v1` or an HTTP route down, is answered with 500, or makes a user. */
import { startTestServer, type TestServer } from "../testServer.ts";

const REQUESTS = 600;
const AT_ONCE = 20;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    functions: { f: { code: "exports.main = async (event) => event;" } },
  });
});
afterAll(() => server.close());

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PATHS = [
  ...["signin", "signup", "verification", "verification/verify", "token", "revoke", "reset"],
  ...["signin/custom", "signin/with/provider", "provider/token", "user/me", "user/profile"],
  ...["user/basic/edit", "user/contact", "user/password", "user/sudo", "user/provider/%ff"],
  ...["user/provider/bind", "user/query?id=%00", "checkUsername?username=%E0%A4", "a%2fb", ""],
];
const FIELDS = [
  ...["username", "password", "verification_token", "verification_id", "verification_code"],
  ...["phone_number", "email", "target", "ticket", "provider_id", "provider_token", "token"],
  ...["provider_code", "provider_params", "grant_type", "refresh_token", "new_password"],
  ...["sudo_token", "name", "__proto__", "constructor"],
];
const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1e999, "", " ", "a", "custom", "refresh_token", "+86 1", "a@b", "ANY"],
  ...["x".repeat(9000), "\u0000", "\ud800", "a/@@/b", "a.b.c", "openid:o;unionid:u"],
  ...[[], [[]], {}, { provider_code_type: "open_id", appid: "../x" }, { toString: 1 }],
];

it("refuses them all by a code", async () => {
  const seed = Math.floor(performance.now() * 1000);
  const random = numbersOf(seed);
  const any = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const bodyOf = (): string => {
    const fields = Array.from({ length: Math.floor(random() * 5) }, () => [
      any(FIELDS),
      any(VALUES),
    ]);
    const text = JSON.stringify(random() < 0.1 ? any(VALUES) : Object.fromEntries(fields));
    return random() < 0.1 ? text.slice(0, Math.floor(random() * text.length)) : text;
  };
  const bad: string[] = [];
  async function one(): Promise<void> {
    const isRoute = random() < 0.2;
    const path = isRoute ? `/f/${any(PATHS)}` : `/auth/v1/${any(PATHS)}`;
    const method = any(["GET", "POST", "PATCH", "DELETE", "PUT"]);
    const body = method === "GET" ? null : bodyOf();
    const authorization = any([
      "",
      "Bearer",
      "Bearer x",
      "Bearer a.b.c",
      `Bearer ${"x".repeat(5000)}`,
    ]);
    const response = await fetch(server.url + path, { method, body, headers: { authorization } });
    const told = (await response.json()) as Record<string, unknown>;
    const isAnswer = isRoute ? response.status === 200 : told["error"] !== undefined;
    if (response.status < 500 ? !isAnswer && !isHarmless(method, path) : response.status !== 501) {
      bad.push(`${method} ${path} ${String(body)} → ${response.status} ${JSON.stringify(told)}`);
    }
  }
  for (let i = 0; i < REQUESTS; i += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  }
  // A failure names its seed.
  expect({ seed, bad }).toEqual({ seed, bad: [] });
  expect(server.errors).toEqual([]);
  expect((await server.control("users")).body).toMatchObject({ total: 0 });
});

/** What may well succeed: codes and proofs that lead nowhere, and revoking nothing. */
function isHarmless(method: string, path: string): boolean {
  return /^POST .*\/(verification|revoke|provider\/token)$/.test(`${method} ${path}`);
}
