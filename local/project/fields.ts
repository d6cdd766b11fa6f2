import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { ProjectError } from "./errors.ts";

export type JsonObject = { readonly [field: string]: unknown };

/** Where a value stands, so that a complaint can name it. */
export type Place = { readonly file: string; readonly field: string };

/** The JSON of a file, or undefined where there is no such file. A complaint calls it `shown`. */
export function readJsonFile(path: string, shown = basename(path)): unknown {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ProjectError(shown, "", `is not JSON: ${(error as Error).message}`);
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function within(place: Place, field: string | number): Place {
  if (typeof field === "number") return { file: place.file, field: `${place.field}[${field}]` };
  return { file: place.file, field: place.field === "" ? field : `${place.field}.${field}` };
}

export function complain(place: Place, problem: string): ProjectError {
  return new ProjectError(place.file, place.field, problem);
}

export function objectAt(value: unknown, place: Place): JsonObject {
  if (!isObject(value)) throw complain(place, `must be an object, but is ${shown(value)}`);
  return value;
}

export function listAt(value: unknown, place: Place): readonly unknown[] {
  if (!Array.isArray(value)) throw complain(place, `must be a list, but is ${shown(value)}`);
  return value;
}

export function textAt(value: unknown, place: Place, pattern: RegExp): string {
  if (typeof value !== "string" || !pattern.test(value)) {
    throw complain(place, `must be text like ${pattern.source}, but is ${shown(value)}`);
  }
  return value;
}

export function wholeNumberAt(value: unknown, place: Place, min: number, max: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
    throw complain(place, `must be a whole number from ${min} to ${max}, but is ${shown(value)}`);
  }
  return value;
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
