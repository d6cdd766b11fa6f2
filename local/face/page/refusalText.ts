import { Refusal } from "./control.ts";
import { t } from "./words.ts";

/** What went wrong, in a sentence: the server's own, behind words of ours where the code says enough. */
export function refusalText(error: unknown): string {
  if (!(error instanceof Refusal)) return String(error);
  if (error.status === 0) {
    return t(
      "连接不上 cloudbase-local，它还在运行吗？",
      "cloudbase-local does not answer. Is it running?",
    );
  }
  return `${error.code}: ${saidBy(error.message)}`;
}

/** A function's failure comes as one line of JSON; what it said is in there. */
function saidBy(message: string): string {
  try {
    const { errorMessage } = JSON.parse(message) as { errorMessage?: unknown };
    return typeof errorMessage === "string" ? errorMessage : message;
  } catch {
    return message;
  }
}
