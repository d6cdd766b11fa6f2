/** The id of this browser's session: 32 hex digits by chance, made at sign-in and known to the functions by its mark. */

const KEPT_AT = "fenrun.session";

/** Empty = no session was opened here. */
export const sessionId = (): string => localStorage.getItem(KEPT_AT) ?? "";

export function newSession(): string {
  const id = randomHex(16);
  localStorage.setItem(KEPT_AT, id);
  return id;
}

export const forgetSession = (): void => localStorage.removeItem(KEPT_AT);

/** An id for a new thing, made once for an intention and kept for its retries: 32 hex digits. */
export const newId = (): string => randomHex(16);

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}
