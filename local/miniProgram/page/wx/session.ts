import cloudbase from "@cloudbase/js-sdk";
import type { PhoneSettings } from "../phone.ts";
import { errorOf } from "./cloudErrors.ts";
import type { Network } from "./network.ts";
import { sdkAdapter } from "./sdkAdapter.ts";

export type CloudApp = ReturnType<typeof cloudbase.init>;

/** js-sdk, signed in as the phone's person. */
export type Session = {
  /** js-sdk's database, to make commands with; nothing is asked of the server. */
  readonly database: () => ReturnType<CloudApp["database"]>;
  /** Starts the sign-in, so that the first call need not wait for it. */
  readonly open: () => void;
  /**
   * Runs a call of js-sdk. A mini program knows of no sign-in that could end, so where the session has (the server's
   * clock was moved, its data were removed) the person signs in again and the call is made once more.
   */
  readonly run: <T>(ask: (app: CloudApp) => Promise<T>) => Promise<T>;
};

type Person = Pick<PhoneSettings, "openid" | "server" | "envId" | "appId">;

const SIGNED_OUT =
  /ACCESS_TOKEN|INVALID_CREDENTIALS|UNAUTHENTICATED|SIGN_PARAM_INVALID|CHECK_LOGIN_FAILED|refresh.?token|credentials/i;

/** Must be called before there is a `wx`: js-sdk looks for one, and would take itself to be in a mini program. */
export function createSession(settings: Person, network: Network): Session {
  const app = createApp(settings, network);
  let signedIn: Promise<void> | undefined;

  /** As js-sdk does it in a mini program: `wx.login`'s code is shown, and a token for its openid comes back. */
  async function signIn(): Promise<void> {
    const { auth } = app;
    const { openid, appId } = settings;
    const { provider_token } = await auth.grantProviderToken({
      ...{ provider_id: appId, provider_code: codeOf(openid) },
      provider_params: { provider_code_type: "open_id", appid: appId },
    });
    await auth.signInWithProvider({ provider_token });
  }

  function ready(): Promise<void> {
    signedIn ??= signIn().catch((error: unknown) => {
      signedIn = undefined;
      throw error;
    });
    return signedIn;
  }

  return {
    database: () => app.database(),
    open: () => void ready().catch(() => undefined),
    async run(ask) {
      await ready();
      const used = signedIn;
      const first = await outcome(ask, app);
      if (!first.isSignedOut) return first.give();
      // Several calls may have met the same end: the first that comes signs in for all.
      if (signedIn === used) signedIn = undefined;
      await ready();
      return (await outcome(ask, app)).give();
    },
  };
}

function createApp({ envId, server }: Person, network: Network): CloudApp {
  // Its types ask of a socket that a browser's own does not quite have.
  const adapter: unknown = sdkAdapter(network);
  cloudbase.useAdapters(adapter as Parameters<typeof cloudbase.useAdapters>[0]);
  const app = cloudbase.init({ env: envId, endPointMode: "CLOUD_API" });
  const { host, protocol } = new URL(server);
  app.registerHost(host, protocol === "https:" ? "https" : "http");
  return app;
}

/** js-sdk throws some refusals and returns others as `{ code, message }`. */
async function outcome<T>(ask: (app: CloudApp) => Promise<T>, app: CloudApp) {
  try {
    const result = await ask(app);
    const { code } = errorOf(result);
    return { isSignedOut: code !== "" && SIGNED_OUT.test(code), give: () => result };
  } catch (error) {
    const { code, message } = errorOf(error);
    return {
      isSignedOut: SIGNED_OUT.test(`${code} ${message}`),
      give: (): T => {
        throw error;
      },
    };
  }
}

/** What `wx.login` gives for a person: cloudbase-local has no WeChat to ask, so the code says who he is. */
export function codeOf(openid: string): string {
  return `openid:${openid}`;
}
