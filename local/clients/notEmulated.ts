import { AdminError } from "../admin/errors.ts";

/** Something of the cloud that is not here. It says so by name. */
export function notEmulated(what: string): AdminError {
  return new AdminError("NOT_EMULATED", `not emulated: ${what}`);
}
