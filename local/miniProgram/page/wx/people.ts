import { isObject } from "./answer.ts";

/** Somebody who has a phone here. */
export type Person = { readonly openid: string; readonly name: string; readonly note: string };

/** The people whom the project names, and those that were added in the browser. */
export async function listPeople(): Promise<readonly Person[]> {
  const named = await fetch("/people.json").then(
    (response) => (response.ok ? response.json() : []),
    () => [],
  );
  return mergePeople(readPeople(named), addedPeople());
}

export async function peopleBut(openid: string): Promise<readonly Person[]> {
  return (await listPeople()).filter((person) => person.openid !== openid);
}

/** A list as it is, or in a field `people`; what has no openid is left out. */
export function readPeople(value: unknown): readonly Person[] {
  const list: unknown = isObject(value) && "people" in value ? value["people"] : value;
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).flatMap(({ openid, name, note }) => {
    if (typeof openid !== "string" || openid === "") return [];
    const words = { name: typeof name === "string" && name !== "" ? name : openid };
    return [{ openid, ...words, note: typeof note === "string" ? note : "" }];
  });
}

/** Each person once; who is named by the project stays as it names him. */
export function mergePeople(named: readonly Person[], added: readonly Person[]): readonly Person[] {
  const known = new Set(named.map(({ openid }) => openid));
  return [...added.filter(({ openid }) => !known.has(openid)), ...named];
}

const ADDED = "phones:people";

export function addedPeople(): readonly Person[] {
  try {
    return readPeople(JSON.parse(localStorage.getItem(ADDED) ?? "[]"));
  } catch {
    return [];
  }
}

export function keepAdded(people: readonly Person[]): void {
  localStorage.setItem(ADDED, JSON.stringify(people));
}
