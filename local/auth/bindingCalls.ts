import { AuthError } from "./authError.ts";
import { askerOf, readGrant, type AuthCalls, type AuthParts } from "./call.ts";
import { ownership } from "./providers.ts";

/** The WeChat account of a signed-in user: shown, bound, unbound. */
export function bindingCalls(parts: AuthParts): AuthCalls {
  return new Map([
    [
      "GET user/provider",
      async (asked) => {
        const { wechat } = askerOf(parts, asked).user;
        if (wechat === undefined) return { total: 0, data: [] };
        const { appid, openid } = wechat;
        return {
          total: 1,
          data: [{ id: appid, provider_user_id: openid, name: "wechat", bind: true }],
        };
      },
    ],
    [
      "POST user/provider/bind",
      async (asked) => {
        asked.body.only(["provider_token"]);
        const { user } = askerOf(parts, asked);
        const proof = readGrant(parts.proven, asked.body, "provider_token");
        if (proof.kind === "wechat" && user.wechat !== undefined) {
          throw new AuthError(
            "failed_precondition",
            "the user is bound to a WeChat account already",
          );
        }
        parts.users.change(user, ownership(proof));
        parts.proven.spend(asked.body.text("provider_token"));
        return {};
      },
    ],
    [
      "DELETE user/provider/",
      async (asked) => {
        const { user } = askerOf(parts, asked);
        if (user.wechat?.appid !== asked.rest) {
          throw new AuthError("not_found", `the user is not bound to ${asked.rest}`);
        }
        parts.users.change(user, { wechat: undefined });
        return {};
      },
    ],
  ]);
}
