import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { AuthError } from "./authError.ts";

const BYTES = 32;
const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** Eight to thirty-two characters with letters and digits. Errors: invalid_argument. */
export function checkPassword(password: string): string {
  const isGood = /^[\x21-\x7e]{8,32}$/.test(password) && /[A-Za-z]/.test(password);
  if (isGood && /\d/.test(password)) return password;
  const rule = "8 to 32 characters without blanks, with letters and digits among them";
  throw new AuthError("invalid_argument", `a password has ${rule}`);
}

/** `scrypt$<salt>$<key>`, both in base64. Takes some 50 ms of another thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, BYTES);
  return `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = "", key = ""] = hash.split("$");
  const given = await derive(password, Buffer.from(salt, "base64"), BYTES);
  return timingSafeEqual(given, Buffer.from(key, "base64"));
}
