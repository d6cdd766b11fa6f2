/** Goal: the real js-sdk signs its users up, in and out here, in both of its endpoint modes. */
import cloudbase from "@cloudbase/js-sdk";
import tcb from "@cloudbase/node-sdk";
import { startTestServer, type TestServer } from "../testServer.ts";

type Mode = "GATEWAY" | "CLOUD_API";
type Result<Data = Record<string, unknown>> = {
  readonly data: Data;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly category: string;
  } | null;
};
type Otp = (o: { token: string }) => Promise<Result<SessionData>>;
type SessionData = { readonly user: UserData; readonly session: Record<string, unknown> };
type UserData = {
  readonly id: string;
  readonly phone?: string;
  readonly email?: string;
  readonly is_anonymous: boolean;
  readonly user_metadata: Record<string, unknown>;
};

const AT = Date.parse("2026-05-01T00:00:00Z");
let server: TestServer;

beforeAll(async () => {
  // What the SDK says to whoever made a mistake is not this test's.
  for (const level of ["info", "warn", "error"] as const) {
    jest.spyOn(console, level).mockImplementation(() => undefined);
  }
  server = await startTestServer({ freezeAtMs: AT });
});
afterAll(() => server.close());

/** Signed out: the SDK keeps one user for each environment and process. */
async function authOf(mode: Mode) {
  const app = cloudbase.init({ env: "local-env", endPointMode: mode, timeout: 60_000 });
  app.registerHost(new URL(server.url).host, "http");
  const auth = app.auth({ persistence: "none" });
  await auth.signOut().catch(() => undefined);
  return auth;
}

async function lastCode(): Promise<string> {
  const { body } = await server.control("auth/codes");
  return (body["codes"] as { code: string }[])[0]?.code ?? "";
}
const minutesLater = async (minutes: number) => {
  const { body } = await server.control("health");
  await server.control("clock", { advanceToMs: Number(body["nowMs"]) + minutes * 60_000 });
};

describe.each<Mode>(["GATEWAY", "CLOUD_API"])("%s", (mode) => {
  const tag = mode === "GATEWAY" ? "g" : "c";
  const phone = mode === "GATEWAY" ? "13800000001" : "13800000002";
  const email = `${tag}@example.com`;

  it("signs in anonymously, each time somebody else", async () => {
    const auth = await authOf(mode);
    const first = (await auth.signInAnonymously({})) as Result<SessionData>;
    expect(first.error).toBeNull();
    expect(first.data.user.is_anonymous).toBe(true);
    expect(first.data.user.id).toMatch(/^\d{19}$/);
    const second = (await (await authOf(mode)).signInAnonymously({})) as Result<SessionData>;
    expect(second.data.user.id).not.toBe(first.data.user.id);
  });

  it("signs in with a name and a password, and refuses a wrong one", async () => {
    const username = `alice-${tag}`;
    await server.control("users/create", { username, password: "Passw0rd!", name: "Alice" });
    const auth = await authOf(mode);
    const wrong = (await auth.signInWithPassword({ username, password: "Passw0rd?" })) as Result;
    expect(wrong.error).toMatchObject({ category: "INVALID_CREDENTIALS" });
    const { data, error } = (await auth.signInWithPassword({
      username,
      password: "Passw0rd!",
    })) as Result<SessionData>;
    expect(error).toBeNull();
    expect(data.user.user_metadata).toMatchObject({ username, name: "Alice", hasPassword: true });
  });

  it.each([
    ["phone", { phone }],
    ["email", { email }],
  ])("signs up by a one-time code to a %s, and in again by another", async (_, address) => {
    const auth = await authOf(mode);
    const asked = (await auth.signUp({ ...address, password: "Passw0rd!" })) as Result<{
      verifyOtp: Otp;
    }>;
    const up = await asked.data.verifyOtp({ token: await lastCode() });
    expect(up.error).toBeNull();
    await minutesLater(1);
    const again = await authOf(mode);
    const otp = (await again.signInWithOtp(address)) as Result<{ verifyOtp: Otp }>;
    const signedIn = await otp.data.verifyOtp({ token: await lastCode() });
    expect(signedIn.error).toBeNull();
    expect(signedIn.data.user.id).toBe(up.data.user.id);
    await minutesLater(1);
  });

  it("changes the profile and the mail address of who is signed in", async () => {
    const auth = await authOf(mode);
    const signedIn = (await auth.signInWithPassword({ phone, password: "Passw0rd!" })) as Result;
    expect(signedIn.error).toBeNull();
    const edited = (await auth.updateUser({ nickname: "Bo", gender: "MALE" })) as Result<{
      user: UserData;
    }>;
    expect(edited.data.user.user_metadata).toMatchObject({ name: "Bo", gender: "MALE" });
    const asked = (await auth.updateUser({ email: `new-${email}` })) as Result<{
      verifyOtp: (o: { email: string; token: string }) => Promise<Result<{ user: UserData }>>;
    }>;
    const token = await lastCode();
    const moved = await asked.data.verifyOtp({ email: `new-${email}`, token });
    expect(moved.error).toBeNull();
    expect(moved.data.user.email).toBe(`new-${email}`);
    await minutesLater(1);
  });

  it("gives a new password to who forgot the old one", async () => {
    const auth = await authOf(mode);
    const asked = (await auth.resetPasswordForEmail(email)) as Result<{
      updateUser: (o: { nonce: string; password: string }) => Promise<Result<SessionData>>;
    }>;
    const { error, data } = await asked.data.updateUser({
      nonce: await lastCode(),
      password: "Passw0rd3",
    });
    expect(error).toBeNull();
    expect(data.user.email).toBe(email);
    await minutesLater(1);
  });

  it("takes a ticket that node-sdk wrote with the key shown", async () => {
    const { body } = await server.control("auth/custom-login-key");
    const key = body["key"] as { private_key: string; private_key_id: string; env_id: string };
    const app = tcb.init({ env: "local-env", credentials: key });
    const nowMs = Date.now();
    const auth = await authOf(mode);
    await server.control("clock", { mode: "real" });
    const ticket = async () => app.auth().createTicket(`staff-${tag}`);
    const told: unknown = await auth.signInWithCustomTicket(ticket);
    const { data, error } = told as Result<SessionData>;
    expect(error).toBeNull();
    const { body: users } = await server.control(`users?q=staff-${tag}`);
    expect(users["users"]).toMatchObject([{ uid: data.user.id, customUserId: `staff-${tag}` }]);
    await server.control("clock", { freezeAtMs: nowMs });
  });

  it("refreshes a session, which makes the old refresh token void, and ends it", async () => {
    const auth = await authOf(mode);
    const first = (await auth.signInAnonymously({})) as Result<SessionData>;
    const old = String(first.data.session["refresh_token"]);
    const next = (await auth.refreshSession()) as Result<SessionData>;
    expect(next.error).toBeNull();
    expect(next.data.session["refresh_token"]).not.toBe(old);
    expect(next.data.user.id).toBe(first.data.user.id);
    await auth.signOut();
    const late = await fetch(`${server.url}/auth/v1/user/me`, {
      headers: { authorization: `Bearer ${String(next.data.session["access_token"])}` },
    });
    expect(late.status).toBe(401);
    const again = (await auth.setSession({ access_token: "x", refresh_token: old })) as Result;
    expect(again.error).toMatchObject({ category: "INVALID_CREDENTIALS" });
  });
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
