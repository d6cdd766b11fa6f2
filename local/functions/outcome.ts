import type { ThrownError } from "./messages.ts";

/** How one call of a function ended. */
export type Outcome =
  | { readonly kind: "done"; readonly resultJson: string }
  | { readonly kind: "failed"; readonly error: ThrownError }
  | { readonly kind: "tooLarge"; readonly bytes: number }
  | { readonly kind: "timedOut"; readonly seconds: number }
  | { readonly kind: "outOfMemory"; readonly memoryMb: number }
  /** Something outside the handler threw, perhaps left over from an earlier call. */
  | { readonly kind: "crashed"; readonly error: ThrownError }
  | { readonly kind: "exited"; readonly exitCode: number }
  | { readonly kind: "busy"; readonly waiting: number }
  | { readonly kind: "stopped" };

export type CallError = { readonly code: string; readonly message: string };

/**
 * What the caller is told of a call that did not end well: CloudBase's code, and for user code's own failures the
 * JSON that SCF puts into the message, with SCF's status codes.
 *
 * Source: docs.cloudbase.net/error-code, cloud.tencent.com/document/product/583/42611.
 */
export function callError(outcome: Exclude<Outcome, { kind: "done" }>): CallError {
  switch (outcome.kind) {
    case "failed":
      return executeFail(430, { errorCode: 1, ...outcome.error });
    case "crashed":
      return executeFail(430, { errorCode: -1, ...outcome.error });
    case "exited":
      return executeFail(439, {
        errorCode: -1,
        errorMessage: `the function's process ended with code ${outcome.exitCode} during the call`,
      });
    case "tooLarge":
      return executeFail(407, {
        errorCode: -1,
        errorMessage: `the size of the response (${outcome.bytes} bytes) exceeds the upper limit (6MB)`,
      });
    case "timedOut":
      return {
        code: "FUNCTIONS_TIME_LIMIT_EXCEEDED",
        message: `Invoking task timed out after ${outcome.seconds} seconds`,
      };
    case "outOfMemory":
      return {
        code: "FUNCTIONS_MEMORY_LIMIT_EXCEEDED",
        message: `the function used more than its ${outcome.memoryMb} MB`,
      };
    case "busy":
      return {
        code: "EXCEED_CONCURRENT_REQUEST_LIMIT",
        message: `${outcome.waiting} calls of this function are waiting already`,
      };
    case "stopped":
      return executeFail(432, { errorCode: -1, errorMessage: "cloudbase-local is stopping" });
  }
}

function executeFail(statusCode: number, detail: Record<string, unknown>): CallError {
  return { code: "FUNCTIONS_EXECUTE_FAIL", message: JSON.stringify({ ...detail, statusCode }) };
}
