import type { Asked } from "./asked.ts";
import type { Answer } from "./line.ts";
import type { Heard } from "./throw.ts";

/** No refusal, however wrong the request, may say that the server itself failed. */
const OWN_FAULT =
  /"(code|error|error_code)"\s*:\s*"(SYS_ERR|internal|INTERNAL[A-Z_]*|server_error)"|cloudbase-local failed/;
/** Stands for something that is not there, on purpose. */
const NOT_EMULATED = 501;

/** What is wrong with an answer, in words; undefined when all is well. */
export function judge(asked: Asked, heard: Heard): string | undefined {
  if (heard === "left") return undefined;
  if (heard === "hung") return "no answer and no end in time";
  // A connection whose HTTP is broken may be cut; anybody else is owed an answer.
  if (heard === "cut") return asked.kind === "http" ? "cut without an answer" : undefined;
  const text = heard.body.toString("utf8");
  if (OWN_FAULT.test(text)) return `its own fault: ${text.slice(0, 300)}`;
  if (heard.status >= 500 && heard.status !== NOT_EMULATED) {
    return `status ${heard.status}: ${text.slice(0, 300)}`;
  }
  if (heard.status < 400 && !isRefusal(text)) return undefined;
  return hasReason(asked, heard, text)
    ? undefined
    : `a refusal without code and message: ${heard.status} ${text.slice(0, 300)}`;
}

/** SDK doors refuse with status 200. */
function isRefusal(text: string): boolean {
  return text.startsWith('{"code"') || text.startsWith('{"ok":false');
}

function hasReason(asked: Asked, { status, headers }: Answer, text: string): boolean {
  if (asked.kind === "http" && asked.method === "HEAD") return true;
  // An upgrade is refused by its status: no client shows a body.
  if (asked.kind === "socket" && status < 500) return true;
  if (/content-type: application\/xml/i.test(headers)) {
    return /<Code>[^<]+<\/Code>/.test(text) && /<Message>[^<]+<\/Message>/.test(text);
  }
  let told: Told;
  try {
    told = JSON.parse(text) as Told;
  } catch {
    return false;
  }
  const { code, message } = typeof told.error === "object" ? told.error : told;
  if (isText(code) && isText(message)) return true;
  return isText(told.error) && isText(told.error_description);
}

type Told = {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown } | string;
  readonly error_description?: unknown;
};

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
