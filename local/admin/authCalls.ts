import type { Auth } from "../auth/index.ts";
import { data, type Action, type Actions } from "./action.ts";
import { AdminError } from "./errors.ts";

/** `auth.*`: what a server may know of a user. */
export function authActions(auth: Auth): Actions {
  return new Map<string, Action>([
    [
      "auth.getUserInfoForAdmin",
      async (params) => {
        const platform = params.optionalText("platform");
        const name = params.text(platform === undefined ? "uuid" : "platformId");
        const info = platform === undefined ? auth.userInfo(name) : auth.userInfoOn(platform, name);
        if (info === undefined) throw new AdminError("USER_NOT_EXIST", `there is no user ${name}`);
        return data(info);
      },
    ],
  ]);
}
