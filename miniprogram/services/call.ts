import { CALL_MS } from "../config";
import { spoken } from "../lib/language";
import { words } from "../lib/words";

/** Why a call did not do what was asked: its code, and its sentence for people. */
export class CallError extends Error {
  readonly code: string;
  /** All that the function said of it, such as `left` or `promotion`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whether the function said no. Else it is not known whether it did anything, and trying again is safe. */
  readonly isRefusal: boolean;

  constructor(code: string, message: string, facts: object = {}, isRefusal = true) {
    super(message);
    this.code = code;
    this.facts = { ...facts };
    this.isRefusal = isRefusal;
  }
}

type Reply =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** An action of a cloud function. `T` is what the contract of the action says. Errors: CallError. */
export async function call<T>(name: string, action: string, request: object = {}): Promise<T> {
  const reply = await reached(name, { action, ...request });
  if (reply.ok) return reply.data as T;
  const { code, message, ...facts } = reply.error;
  throw new CallError(code, message, facts);
}

async function reached(name: string, data: object): Promise<Reply> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(unclear("timeout", "slow")), CALL_MS);
  });
  try {
    const { result } = await Promise.race([wx.cloud.callFunction({ name, data }), late]);
    return result as Reply;
  } catch (error) {
    throw error instanceof CallError ? error : unclear("offline", "offline");
  } finally {
    clearTimeout(timer);
  }
}

const unclear = (code: string, word: "slow" | "offline"): CallError =>
  new CallError(code, spoken(words)[word], {}, false);

/** What is said to a person of anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CallError) return error.message;
  console.error(error);
  return spoken(words).broken;
}
