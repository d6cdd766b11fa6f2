import { Failure, isObject, type Run } from "./answer.ts";

/** Numbers that WeChat has for what CloudBase names. Source: WeChat, "云开发 · 错误码". */
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ SYS_ERR: -501001, INVALID_PARAM: -501007, RESOURCE_NOT_FOUND: -501004 },
  ...{ DATABASE_REQUEST_FAILED: -502001, DATABASE_PERMISSION_DENIED: -502003 },
  ...{ DATABASE_COLLECTION_NOT_EXIST: -502005, PERMISSION_DENIED: -502003 },
  ...{ STORAGE_REQUEST_FAIL: -503001, STORAGE_PERMISSION_DENIED: -503002 },
  ...{ STORAGE_FILE_NONEXIST: -503003, FUNCTIONS_REQUEST_FAIL: -504001 },
  ...{ FUNCTIONS_EXECUTE_FAIL: -504002, FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003 },
  ...{ FUNCTIONS_PERMISSION_DENIED: -504004, FUNCTION_NOT_FOUND: -501000 },
};
const UNKNOWN = -1;

/** What js-sdk said went wrong: as an object, as text of JSON in an error's message, or in words alone. */
export function errorOf(value: unknown): { readonly code: string; readonly message: string } {
  if (!isObject(value)) return { code: "", message: typeof value === "string" ? value : "" };
  const said = firstText(value["message"], value["error_description"], value["errMsg"]);
  const inner = jsonIn(said);
  if (inner !== undefined) {
    const words = firstText(inner["msg"], inner["message"]);
    const [, code = String(inner["code"]), rest = words] = /^\[(\w+)\] ([^]*)$/.exec(words) ?? [];
    return { code, message: rest };
  }
  const code = firstText(value["code"], value["error"]);
  return code === "SUCCESS" ? { code: "", message: "" } : { code, message: said };
}

function firstText(...values: readonly unknown[]): string {
  const found = values.find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : "";
}

function jsonIn(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function numberOfCode(code: string): number {
  return NUMBERS[code] ?? UNKNOWN;
}

/** The failure as `wx.cloud` words it. */
export function cloudFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { code, message } = errorOf(error);
  const errCode = numberOfCode(code);
  const words = [code, message === "" ? String(error) : message].filter((each) => each !== "");
  return new Failure(`Error: errCode: ${errCode} | errMsg: ${words.join(": ")}`, { errCode });
}

/** The result of a call of js-sdk, or its refusal as a failure: js-sdk returns some without throwing. */
export function unlessRefused<T>(result: T): T {
  if (isObject(result) && typeof result["code"] === "string" && errorOf(result).code !== "") {
    throw cloudFailure(result);
  }
  return result;
}

/** Words whatever goes wrong as `wx.cloud` does. */
export function inCloud(run: Run): Run {
  return async (options) => {
    try {
      return await run(options);
    } catch (error) {
      throw cloudFailure(error);
    }
  };
}
