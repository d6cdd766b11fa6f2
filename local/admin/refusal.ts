import { DatabaseError } from "../database/errors.ts";
import { AdminError } from "./errors.ts";
import { CallFailed } from "./functionCalls.ts";

/** What an SDK is told of a request that failed. */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
};

/** What is refused has its own code; whatever else went wrong is our fault, and `onError` hears of it. */
export function refusalOf(
  error: unknown,
  requestId: string,
  onError: (error: unknown) => void,
): Refusal {
  if (error instanceof CallFailed) {
    return { code: error.code, message: error.message, requestId: error.requestId };
  }
  if (error instanceof AdminError || error instanceof DatabaseError) {
    return { code: error.code, message: error.message, requestId };
  }
  onError(error);
  return { code: "SYS_ERR", message: `cloudbase-local failed: ${String(error)}`, requestId };
}
