import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** What `{{env.X}}` stands for; undefined = it is nowhere. */
export type Variables = (name: string) => string | undefined;

const TEMPLATE = /\{\{\s*env\.([A-Za-z_]\w*)\s*\}\}/g;
/** Looked through in this order, after the environment of the process. */
const FILES = [".env.local", ".env"];

/** The variables of a project folder: the process's environment, then `.env.local`, then `.env`. */
export function readVariables(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Variables {
  const sources: Readonly<Record<string, string | undefined>>[] = [environment];
  for (const file of FILES) {
    const path = join(folder, file);
    if (existsSync(path)) sources.push(parseEnv(readFileSync(path, "utf8")));
  }
  return (name) => sources.find((source) => source[name] !== undefined)?.[name];
}

/** The variables that a text of cloudbaserc.json needs and nobody sets. */
export const missingIn = (text: string, variables: Variables): string[] =>
  [...text.matchAll(TEMPLATE)]
    .map(([, name = ""]) => name)
    .filter((name) => variables(name) === undefined);

/** The text with every `{{env.X}}` filled in; one that is nowhere stays as it stands. */
export const fillIn = (text: string, variables: Variables): string =>
  text.replace(TEMPLATE, (template, name: string) => variables(name) ?? template);
