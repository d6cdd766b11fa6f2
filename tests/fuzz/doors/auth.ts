import { percent, sendText, type Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import { oddText, oddValue } from "../odd.ts";
import { STRAY_FIELD } from "../poison.ts";
import type { Random } from "../random.ts";
import { wireText } from "../wireText.ts";
import type { World } from "../world.ts";

const CALLS = [
  ...["POST signin", "POST signin/anonymously", "POST signin/custom", "POST signin/with/provider"],
  ...["POST signup", "POST verification", "POST verification/verify", "POST provider/token"],
  ...["POST token", "POST revoke", "POST user/signout", "POST user/sudo", "POST reset"],
  ...[
    "POST user/basic/edit",
    "POST user/provider/bind",
    "PATCH user/profile",
    "PATCH user/password",
  ],
  ...["PATCH user/contact", "DELETE user/me", "DELETE user/revoke/all", "DELETE user/provider/x"],
  ...["DELETE user/authorized/devices/x", "GET user/me", "GET user/query", "GET user/provider"],
  ...["GET checkUsername", "GET checkIfUserExist", "POST captcha/init", "GET captcha/init"],
  ...["PATCH provider/token", "GET provider/uri", "POST device/code", "GET user/authorize/info"],
];

const BODY = {
  ...{ username: "guarded1", password: "Wrong-pass1", phone_number: "+86 13800000001" },
  ...{ email: "a@example.com", verification_token: "x", verification_code: "123456" },
  ...{
    verification_id: "x",
    provider_id: "custom",
    provider_token: "x",
    ticket: "x",
    target: "ANY",
  },
  ...{ refresh_token: "x", grant_type: "refresh_token", client_id: "fuzz", sudo_token: "x" },
  ...{ new_password: "New-pass1", old_password: "x", name: "n", gender: "MALE", token: "x" },
};

/** Each call of `/auth/v1` with a body that must be refused: cut short, or with a field that it does not know. */
export function askAuth(random: Random, { accessToken }: World): Asked {
  const [method = "", call = ""] = random.pick(CALLS).split(" ");
  // A call that takes no body could end the session of a token that holds.
  const isReader = method === "GET" || method === "PATCH" || call === "user/basic/edit";
  const token =
    isReader && random.chance(0.5) ? accessToken : random.pick(["x", "", `${accessToken}x`]);
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    "x-device-id": random.pick(["d", "", "x".repeat(3_000)]),
  };
  const path = `/auth/v1/${random.chance(0.9) ? call : `${call}/${percent(oddText(random))}`}`;
  const search = `?username=${percent(oddText(random))}&client_id=fuzz`;
  const target = random.chance(0.4) ? path + search : path;
  const names = Object.keys(BODY).filter(() => random.chance(0.3));
  const chosen = Object.fromEntries(names.map((name) => [name, BODY[name as keyof typeof BODY]]));
  if (random.chance(0.2))
    return sendText(method, target, brokenText(wireText(chosen), random), headers);
  const bent = mutate(chosen, random);
  const fields = typeof bent === "object" && bent !== null && !Array.isArray(bent) ? bent : chosen;
  const isPlain = !("rawText" in fields || "embedded" in fields);
  const body = { ...(isPlain ? fields : chosen), ...STRAY_FIELD, username: oddValue(random) };
  return sendText(random.chance(0.05) ? "PUT" : method, target, wireText(body), headers);
}
