/** Goal: only a ticket of this environment's key, for this environment and in time, speaks for a user. */
import { generateKeyPairSync } from "node:crypto";
import jwt from "jsonwebtoken";
import { createClock } from "../clock.ts";
import { AuthError } from "./authError.ts";
import { userOfTicket } from "./tickets.ts";

const AT = Date.parse("2026-05-01T00:00:00Z");
const pemOf = () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs1", format: "pem" }).toString();
};
const private_key = pemOf();
const key = { private_key_id: "k1", private_key, env_id: "shop" };
const clock = createClock(AT);

function ticket(claims: object = {}, o: { id?: string; pem?: string } = {}): string {
  const good = { alg: "RS256", env: "shop", iat: AT, exp: AT + 1, uid: "staff-1" };
  const given = Object.entries({ ...good, ...claims }).filter(([, value]) => value !== undefined);
  const pem = o.pem ?? private_key;
  const token = jwt.sign(Object.fromEntries(given), pem, { algorithm: "RS256" });
  return `${o.id ?? "k1"}/@@/${token}`;
}

it("names the user", () => {
  expect(userOfTicket(ticket(), { key, clock })).toBe("staff-1");
});

it.each<[name: string, ticket: string, words: RegExp]>([
  ["another key's name", ticket({}, { id: "k2" }), /made with the key k2/],
  ["another key", ticket({}, { pem: pemOf() }), /invalid signature/],
  ["another environment", ticket({ env: "other" }), /for the environment other/],
  ["its last millisecond gone", ticket({ exp: AT }), /has expired/],
  ["no end", ticket({ exp: undefined }), /has expired/],
  ["a short uid", ticket({ uid: "abc" }), /its uid/],
  ["no uid", ticket({ uid: undefined }), /its uid/],
  ["no token", "k1", /must be <private_key_id>/],
  ["too many parts", `${ticket()}/@@/x`, /must be <private_key_id>/],
  [
    "no signature",
    `k1/@@/${jwt.sign({ uid: "staff-1", env: "shop", exp: AT + 1 }, "", { algorithm: "none" })}`,
    /does not hold/,
  ],
])("refuses one with %s", (_, given, words) => {
  const read = () => userOfTicket(given, { key, clock });
  expect(read).toThrow(AuthError);
  expect(read).toThrow(words);
});
