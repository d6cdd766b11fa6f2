import { checkPhone } from "./accounts.ts";
import { notEmulated } from "./authError.ts";
import type { AuthCalls, AuthParts } from "./call.ts";
import { invalid, type BodyFields } from "./bodyFields.ts";
import { GRANT_SECONDS } from "./grants.ts";
import type { LoginType, User, WechatAccount } from "./user.ts";

/** An account elsewhere that was shown to be somebody's. */
export type ProvenAccount =
  | { readonly kind: "wechat"; readonly account: WechatAccount; readonly by: "openid" | "unionid" }
  | { readonly kind: "phone"; readonly phone: string };

const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** No WeChat here to redeem a code from `wx.login`, so the code itself says who it is. */
const CODE = /^(?:openid:)?([A-Za-z0-9_-]{1,64})(?:;unionid:([A-Za-z0-9_-]{1,64}))?$/;
const CODE_FORM = 'the code must be like "openid:oABC" or "openid:oABC;unionid:uABC"';

/** `provider/token`: a code of `wx.login` against a token for the account behind it. */
export function providerCalls(parts: AuthParts): AuthCalls {
  return new Map([
    [
      "POST provider/token",
      async ({ body }) => {
        const proof = accountBehind(body);
        const profile = proof.kind === "wechat" ? { sub: proof.account.openid } : {};
        return {
          provider_token: parts.proven.issue(proof),
          expires_in: GRANT_SECONDS,
          provider_profile: profile,
        };
      },
    ],
  ]);
}

function accountBehind(body: BodyFields): ProvenAccount {
  const given = body.object("provider_params");
  const how = given.optional("provider_code_type");
  const provider = body.text("provider_id");
  if (how === undefined) {
    throw notEmulated(`the provider ${provider}; only codes of a mini program are redeemed here`);
  }
  const appid = given.optional("appid") ?? provider;
  if (!ID.test(appid)) throw invalid("appid must be a mini program's");
  if (how === "phone") return { kind: "phone", phone: phoneBehind(given.text("code")) };
  if (how !== "open_id" && how !== "union_id") throw notEmulated(`provider_code_type ${how}`);
  const [, openid, unionid] = CODE.exec(body.text("provider_code")) ?? [];
  if (openid === undefined) throw invalid(CODE_FORM);
  if (how === "union_id" && unionid === undefined) throw invalid(`${CODE_FORM}, with a unionid`);
  const account = unionid === undefined ? { appid, openid } : { appid, openid, unionid };
  return { kind: "wechat", account, by: how === "open_id" ? "openid" : "unionid" };
}

/** The code of WeChat's phone-number button: here the number itself. */
function phoneBehind(code: string): string {
  return checkPhone(code.replace(/^phone:/, ""));
}

/** The user who has a proven account, if there is one, and how he signs in with it. */
export function ownerOf(
  { users }: AuthParts,
  proof: ProvenAccount,
): { user: User | undefined; loginType: LoginType } {
  if (proof.kind === "phone") return { user: users.by("phone", proof.phone), loginType: "PHONE" };
  const { account, by } = proof;
  const loginType = by === "openid" ? "WECHAT-OPENID" : "WECHAT-UNIONID";
  return { user: users.byWechat(account, by) ?? users.byWechat(account, "openid"), loginType };
}

/** The fields with which a user owns a proven account. */
export function ownership(proof: ProvenAccount): Pick<User, "phone" | "wechat"> {
  return proof.kind === "phone" ? { phone: proof.phone } : { wechat: proof.account };
}
