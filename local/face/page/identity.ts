/** Whom a call is made as, as the page remembers it. */
export type Person = {
  readonly kind: "none" | "openid" | "uid" | "anonymous";
  readonly name: string;
};

/** As the control door takes it. */
export type IdentityFields = {
  readonly openid?: string;
  readonly uid?: string;
  readonly loginType?: string;
};

export const NOBODY: Person = { kind: "none", name: "" };

const KEPT_AT = "cloudbase-local.people";
const PEOPLE_MAX = 12;
const KINDS: readonly string[] = ["openid", "uid", "anonymous"];

export function identityOf({ kind, name }: Person): IdentityFields | undefined {
  if (kind === "openid") return { openid: name };
  if (kind === "uid") return { uid: name, loginType: "USERNAME" };
  return kind === "anonymous" ? { uid: name || "anonymous", loginType: "ANONYMOUS" } : undefined;
}

/** Whether enough is written to be somebody. */
export function isWhole({ kind, name }: Person): boolean {
  return kind === "none" || kind === "anonymous" || name !== "";
}

/** Who was used last, newest first. */
export function knownPeople(): readonly Person[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AT) ?? "[]") as unknown;
    return Array.isArray(kept) ? kept.filter(isPerson) : [];
  } catch {
    return [];
  }
}

export function rememberPerson(person: Person): void {
  if (person.kind === "none" || person.name === "") return;
  const others = knownPeople().filter(
    ({ kind, name }) => kind !== person.kind || name !== person.name,
  );
  localStorage.setItem(KEPT_AT, JSON.stringify([person, ...others].slice(0, PEOPLE_MAX)));
}

function isPerson(kept: unknown): kept is Person {
  if (typeof kept !== "object" || kept === null) return false;
  const { kind, name } = kept as { kind?: unknown; name?: unknown };
  return typeof name === "string" && typeof kind === "string" && KINDS.includes(kind);
}
