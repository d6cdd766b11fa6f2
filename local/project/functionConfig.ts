import { join } from "node:path";
import { listAt, objectAt, readJsonFile, textAt, within, type Place } from "./fields.ts";
import { readTimers, type TimerSpec } from "./triggers.ts";

/** What a function's own config.json says, which WeChat's developer tools upload with it. */
export type FunctionConfig = {
  readonly timers: readonly TimerSpec[];
  /** The open interfaces that the function may call, such as "wxacode.getUnlimited". */
  readonly openapi: readonly string[];
};

const OPENAPI = /^[a-zA-Z]+(\.[a-zA-Z]+)+$/;

/**
 * Reads `<directory>/config.json`; a function without one has no timer and may call nothing.
 *
 * Errors: ProjectError, whose message names the function's file and the field.
 */
export function readFunctionConfig(directory: string, name: string): FunctionConfig {
  const place: Place = { file: `${name}/config.json`, field: "" };
  const config = objectAt(readJsonFile(join(directory, "config.json"), place.file) ?? {}, place);
  const at = within(within(place, "permissions"), "openapi");
  const permissions = objectAt(config["permissions"] ?? {}, within(place, "permissions"));
  return {
    timers: readTimers(config["triggers"] ?? [], within(place, "triggers")),
    openapi: listAt(permissions["openapi"] ?? [], at).map((api, i) =>
      textAt(api, within(at, i), OPENAPI),
    ),
  };
}
