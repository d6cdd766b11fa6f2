import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { complain, isObject, within, type Place } from "./fields.ts";

export type Variables = (name: string) => string | undefined;

/** Looked through in this order, after the environment of the process. */
const FILES = [".env.local", ".env"];
const TEMPLATE = /\{\{\s*env\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** What `{{env.X}}` stands for: the process's environment, then `.env.local`, then `.env`. */
export function readVariables(directory: string, environment: NodeJS.ProcessEnv): Variables {
  const sources = [environment];
  for (const file of FILES) {
    const path = join(directory, file);
    if (existsSync(path)) sources.push(parseEnv(readFileSync(path, "utf8")));
  }
  return (name) => sources.find((source) => source[name] !== undefined)?.[name];
}

/**
 * The value with every `{{env.X}}` in its texts filled in. A variable that is nowhere is an error, not an empty
 * text: a function that quietly runs without its secret is found out much later.
 */
export function fillIn(value: unknown, place: Place, variables: Variables): unknown {
  if (typeof value === "string") {
    return value.replace(TEMPLATE, (template, name: string) => {
      const found = variables(name);
      if (found !== undefined) return found;
      throw complain(
        place,
        `needs ${template}: set ${name} in the environment, .env.local or .env`,
      );
    });
  }
  if (Array.isArray(value))
    return value.map((item, i) => fillIn(item, within(place, i), variables));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillIn(item, within(place, key), variables)]),
  );
}
