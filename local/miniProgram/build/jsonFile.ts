import { existsSync, readFileSync } from "node:fs";
import { lineAt, type Problems } from "./problem.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A settings file as an object, with its text to find lines in. */
export type JsonFile = { readonly path: string; readonly text: string; readonly json: Json };

/** Undefined where there is no such file. One that cannot be read is a problem, and counts as empty. */
export function readJson(path: string, problems: Problems): JsonFile | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  try {
    return { path, text, json: asObject(JSON.parse(text)) };
  } catch (error) {
    const { message } = error as Error;
    const [, at] = /position (\d+)/.exec(message) ?? [];
    const line = at === undefined ? 1 : lineAt(text, Number(at));
    problems.add(path, line, `this is no JSON: ${message}`);
    return { path, text, json: {} };
  }
}

export function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The entries of an object that are texts, such as `usingComponents`. */
export function asTextMap(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(asObject(value));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
