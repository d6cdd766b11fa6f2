/** Goal: what no other test asks of `app.auth`, asked by the build for browsers: it is answered, or refused by name. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import { pageSdk } from "./testing/pageSdk.ts";
import { hushConsole, runnerOf, type Ran } from "./testing/runCode.ts";

const USER = { username: "alice", password: "Passw0rd!", name: "Alice", phone: "13800000001" };
let server: TestServer;
let nowMs = Date.parse("2026-05-01T00:00:00Z");
let run: (body: string) => Promise<Ran>;

/** The last code that would have been sent; a minute passes, so that the next one may be. */
async function code(): Promise<string> {
  const { body } = await server.control("auth/codes");
  await server.control("clock", { advanceToMs: (nowMs += 61_000) });
  return (body["codes"] as { code: string }[])[0]?.code ?? "";
}

beforeAll(async () => {
  hushConsole();
  server = await startTestServer({ freezeAtMs: nowMs });
  await server.control("users/create", USER);
  const sdk = pageSdk();
  const app = sdk.init({ env: "local-env", timeout: 60_000 });
  app.registerHost(new URL(server.url).host, "http");
  const auth = app.auth({ persistence: "none" });
  const signedIn = () => auth.signInWithPassword(USER);
  const shown = `async (address) => {
    const { verification_id } = await auth.getVerification(address);
    const verification_code = await code();
    return (await auth.verify({ verification_id, verification_code })).verification_token;
  }`;
  const proof = (await runnerOf({ auth, code })(`return ${shown}`)).value;
  const sudo = async (password = USER.password) => (await auth.sudo({ password })).sudo_token;
  const wechat = async (openid: string) => {
    const provider_params = { provider_code_type: "open_id", appid: "wx1" };
    const asked = { provider_id: "wx1", provider_code: `openid:${openid}`, provider_params };
    return (await auth.grantProviderToken(asked)).provider_token;
  };
  const { value: api } = await runnerOf({ app })("return app.oauthInstance.authApi");
  run = runnerOf({ app, auth, api, code, signedIn, proof, sudo, wechat });
});
afterAll(() => server.close());
beforeEach(() => run("await signedIn()"));

it("tells who is signed in, by every question", async () => {
  const { value, error } = await run(`
    const { data } = await auth.getSession();
    const { accessToken } = await auth.getAccessToken();
    const credentials = await auth.getCredentials();
    await auth.setCredentials(credentials);
    const id = data.user.id;
    return {
      user: (await auth.getUser()).data.user.id === id,
      refreshed: (await auth.refreshUser()).data.user.id === id,
      current: [(await auth.getCurrentUser()).uid, auth.currentUser.uid, (await auth.getUserInfo()).uid,
        auth.hasLoginState().user.uid, (await auth.getLoginState()).user.uid,
        (await auth.currentUser.refresh()).sub].every((uid) => uid === id),
      claims: (await auth.getClaims()).data.claims.sub === id,
      token: accessToken === credentials.access_token,
      scope: [await auth.loginScope(), await auth.loginGroups(), auth.getAuthHeader()],
      known: [await auth.isUsernameRegistered("alice"), await auth.isUsernameRegistered("nobody")],
      found: (await auth.queryUser({ username: "alice" })).data[0].id === id,
      forced: typeof (await auth.refreshTokenForce({})).access_token,
      again: (await auth.setSession((await auth.getSession()).data.session)).data.user.id === id,
    };`);
  expect(error).toBeUndefined();
  expect(value).toEqual({
    ...{ user: true, refreshed: true, current: true, claims: true, token: true },
    ...{ scope: ["all", [], {}], known: [true, false], found: true },
    ...{ forced: "string", again: true },
  });
});

it("hears of what becomes of the session", async () => {
  const { value, error } = await run(`
    const heard = new Set();
    const { data } = auth.onAuthStateChange((event) => heard.add(event));
    auth.onLoginStateChanged(() => heard.add("login state"));
    auth.onAccessTokenRefreshed(() => heard.add("refreshed"));
    auth.onAnonymousConverted(() => heard.add("converted"));
    auth.onLoginTypeChanged(() => heard.add("login type"));
    auth.onLoginStateExpired(() => heard.add("expired"));
    await auth.refreshSession();
    await auth.updateUser({ nickname: "Al" });
    await auth.signOut();
    await signedIn();
    data.subscription.unsubscribe();
    return [...heard].sort();`);
  expect(error).toBeUndefined();
  expect(value).toEqual([
    ...["SIGNED_IN", "SIGNED_OUT", "TOKEN_REFRESHED", "USER_UPDATED"],
    ...["converted", "login state", "login type", "refreshed"],
  ]);
});

it("changes a user's addresses, profile and password", async () => {
  const { value, error } = await run(`
    await auth.bindPhoneNumber({ phone_number: "+86 13800000009", sudo_token: await sudo(),
      verification_token: await proof({ phone_number: "13800000009" }) });
    await auth.bindEmail({ email: "a@example.com", sudo_token: await sudo(),
      verification_token: await proof({ email: "a@example.com" }) });
    await auth.currentUser.update({ gender: "MALE" });
    await auth.currentUser.updateUsername("alice-two");
    await auth.updateUserBasicInfo({ nickname: "Al", username: "alice" });
    await auth.currentUser.updateUserBasicInfo({ locale: "zh-CN" });
    await auth.currentUser.updatePassword("Passw0rd2", "Passw0rd!");
    const old = await auth.resetPasswordForOld({ old_password: "Passw0rd2", new_password: "Passw0rd3" });
    await auth.setPassword({ new_password: "Passw0rd4", sudo_token: await sudo("Passw0rd3") });
    await auth.resetPassword({ phone_number: "+86 13800000009", new_password: "Passw0rd!",
      verification_token: await proof({ phone_number: "13800000009" }) });
    const { phone_number, email, gender, username, name, locale } = await auth.getUserInfo();
    return { old: old.error, phone_number, email, gender, username, name, locale };`);
  expect(error).toBeUndefined();
  expect(value).toEqual({
    ...{ old: null, phone_number: "+86 13800000009", email: "a@example.com", gender: "MALE" },
    ...{ username: "alice", name: "Al", locale: "zh-CN" },
  });
});

it("lets a user show once more who he is, and sends codes again", async () => {
  const { value, error } = await run(`
    const first = await auth.reauthenticate();
    const changed = await first.data.updateUser({ nonce: await code(), password: "Passw0rd!" });
    const second = await auth.reauthenticate();
    const shown = await second.data.updateUser({ nonce: await code() });
    const { data } = await auth.resend({ type: "signup", email: "a@example.com" });
    const otp = await auth.verifyOtp({ email: "a@example.com", token: await code(), messageId: data.messageId });
    return [changed.error, shown.error.message, otp.error];`);
  expect(error).toBeUndefined();
  // Without a password the SDK signs in anew, but leaves the name out.
  expect(value).toEqual([null, "username is missing", null]);
});

it("signs in and up by the methods of version 1", async () => {
  const { value, error } = await run(`
    const up = await auth.signUpWithEmailAndPassword("old@example.com", "Passw0rd!");
    const made = await up.data.verifyOtp({ token: await code() });
    const byMail = await auth.signInWithEmailAndPassword("old@example.com", "Passw0rd!");
    const byName = await auth.signInWithUsernameAndPassword("alice", "Passw0rd!");
    const byPhone = await auth.signInWithPhoneCodeOrPassword({ phoneNumber: "13800000009", password: "Passw0rd!" });
    await auth.sendPasswordResetEmail("old@example.com");
    await code();
    const sent = await auth.sendPhoneCode("13800000009");
    await code();
    const forced = await auth.forceResetPwdByPhoneCode({ phoneNumber: "13800000009", password: "Passw0rd!",
      phoneCode: await proof({ phone_number: "13800000009" }) });
    const verificationInfo = await auth.getVerification({ phone_number: "13800000009" });
    const bySms = await auth.signInWithSms({ verificationInfo, verificationCode: await code(), phoneNum: "13800000009" });
    const mailed = await auth.getVerification({ email: "old@example.com" });
    const byCode = await auth.signInWithEmail({ verificationInfo: mailed, verificationCode: await code(), email: "old@example.com" });
    const byUsername = await auth.signIn({ username: "alice", password: "Passw0rd!" });
    const phones = [byName, byPhone, forced, bySms, byUsername].map(({ user }) => user.uid);
    return [made.error, sent, byMail.user.uid === byCode.user.uid, new Set(phones).size];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([null, true, true, 1]);
});

it("shows, binds and unbinds the WeChat account of a user, and signs in by it", async () => {
  const { value, error } = await run(`
    await auth.bindWithProvider({ provider_token: await wechat("oA") });
    const { identities } = (await auth.getUserIdentities()).data;
    const listed = await auth.getProviders();
    const byProvider = await auth.signInWithProvider({ provider_token: await wechat("oA") });
    const byIdToken = await auth.signInWithIdToken({ token: await wechat("oA") });
    const unlinked = await auth.unlinkIdentity({ provider: "wx1" });
    await auth.bindWithProvider({ provider_token: await wechat("oA") });
    await auth.unbindProvider({ provider_id: "wx1" });
    return [identities.map(({ id }) => id), listed.total, byProvider.user.uid === byIdToken.data.user.id,
      unlinked.error, (await auth.getProviders()).total];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([["wx1"], 1, true, null, 0]);
});

it("signs in by the providers of version 1, and signs out elsewhere", async () => {
  const { value, error } = await run(`
    await auth.anonymousAuthProvider().signIn();
    const guest = auth.currentUser.name;
    const ticket = await auth.customAuthProvider().signIn("no ticket");
    await signedIn();
    await api.revokeDevice({ device_id: "another" });
    await api.revokeAllDevices();
    const { error } = await auth.refreshSession();
    return [ticket, error.code];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([undefined, expect.any(String)]);
});

it("removes who shows the password, or a token for it", async () => {
  const { value, error } = await run(`
    await auth.signInWithPassword({ username: "old@example.com", password: "Passw0rd!" });
    await auth.deleteMe({ sudo_token: await sudo() });
    await signedIn();
    const { error } = await auth.deleteUser({ password: "Passw0rd!" });
    return [error, await auth.isUsernameRegistered("alice")];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([null, false]);
  await server.control("users/create", USER);
});

it.each([
  [
    "genProviderRedirectUri",
    "{ provider_id: 'github', provider_redirect_uri: 'http://x' }",
    "GET /auth/v1/provider/uri",
  ],
  ["grantToken", "{ grant_type: 'password' }", "grant_type password"],
  ["deviceAuthorize", "{ client_id: 'a' }", "POST /auth/v1/device/code"],
  ["patchProviderToken", "{ provider_token: 'x' }", "PATCH /auth/v1/provider/token"],
  ["getProviderSubType", "", "POST /auth/v1/mgr/provider/providerSubType"],
  ["createCaptchaData", "{ state: 's' }", "POST /auth/v1/captcha/data"],
  ["verifyCaptchaData", "{ token: 't', key: 'k' }", "POST /auth/v1/captcha/data/verify"],
  ["getMiniProgramQrCode", "{ envId: 'e' }", "POST /auth/v1/qrcode/generate"],
  ["getMiniProgramQrCodeStatus", "{ ticket: 't' }", "POST /auth/v1/qrcode/get/status"],
  ["getUserBehaviorLog", "{ type: 'LOGIN', limit: 1 }", "GET /auth/v1/user/security/history"],
  ["getWedaUserInfo", "", "GET /auth/v1/plugin/weda/userinfo"],
  ["signInWithWechat", "{}", "POST /auth/v1/signin/wechat/noauth"],
])("%s is refused as unimplemented, by name", async (name, given, what) => {
  const { error } = await run(`return auth.${name}(${given})`);
  expect(error).toMatchObject({
    ...{ error: "unimplemented", error_description: `not emulated: ${what}` },
  });
});

it.each([
  ["sendVerificationCodeToCurrentUser", "{ email: 'a@example.com' }", "POST /auth/v1/captcha/data"],
  ["authorize", "{ client_id: 'a' }", "POST /auth/v1/user/authorize"],
  ["authorizeDevice", "{ user_code: 'a' }", "POST /auth/v1/user/device/authorize"],
  ["authorizeInfo", "{ client_id: 'a' }", "GET /auth/v1/user/authorize/info"],
  ["transByProvider", "{ provider_token: 'a' }", "PATCH /auth/v1/user/trans/by/provider"],
  [
    "changeBoundProvider",
    "{ provider_id: 'wx1', trans_token: 'a' }",
    "POST /auth/v1/user/provider/wx1/trans",
  ],
])("the inner %s is refused as unimplemented, by name", async (name, given, what) => {
  const { error } = await run(`return api.${name}(${given})`);
  expect(error).toMatchObject({
    ...{ error: "unimplemented", error_description: `not emulated: ${what}` },
  });
});

it.each([
  ["modifyPassword", "{ password: 'Passw0rd!', new_password: 'Passw0rd2' }"],
  ["modifyPasswordWithoutLogin", "{ username: 'a', password: 'b', new_password: 'c' }"],
])("%s, which encrypts passwords, is refused with its address", async (name, given) => {
  const { error } = await run(`return auth.${name}(${given})`);
  expect(JSON.stringify(error)).toContain("/auth/v2/signin/publichkey");
});

it("hands the refusal of a sign-in elsewhere to who asked for it, but not through linkIdentity", async () => {
  const { value, error } = await run(`
    const { error } = await auth.signInWithOAuth({ provider: "github" });
    const linked = await auth.linkIdentity({ provider: "github" });
    const back = await auth.verifyOAuth({ code: "c", state: "s", provider: "github" });
    return [error.message, linked.error, back.error.message];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([
    "not emulated: GET /auth/v1/provider/uri",
    null,
    "not emulated: the provider github; only codes of a mini program are redeemed here",
  ]);
});

it("refuses signUpWithPhoneCode, which sends the code where a token for it must be", async () => {
  const { error } = await run(
    "return auth.signUpWithPhoneCode('13800000077', '123456', 'Passw0rd!')",
  );
  expect(error).toMatchObject({ error_description: "verification_token is missing" });
});

it.each([
  "auth.shouldRefreshAccessToken(() => true)",
  "auth.weixinAuthProvider({ appid: 'wx1', scope: 's' }).signInWithRedirect()",
  "auth.currentUser.linkWithTicket('t')",
  "auth.currentUser.linkWithRedirect({})",
  "auth.currentUser.linkWithPhoneNumber('13800000001', '1')",
  "auth.currentUser.updatePhoneNumber('13800000001', '1')",
  "auth.currentUser.unlink('WECHAT')",
])("the SDK itself throws for %s", async (call) => {
  const { error } = await run(`return ${call}`);
  expect(error?.message).toContain("[v1 兼容]");
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
