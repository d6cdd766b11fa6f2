export type Step = readonly [name: string, act: () => Promise<unknown>];
export type Played = Readonly<Record<string, unknown>>;

const STEP_MS_MAX = 60_000;
/** What is new each time, or only says how the answer travelled. */
const SHED: ReadonlySet<string> = new Set([
  ...["requestId", "request_id", "header", "statusCode", "response", "errMsg", "stack"],
]);

/** Does the steps one after the other. What a step throws stands under `thrown`. */
export async function play(steps: readonly Step[]): Promise<Played> {
  const played: Record<string, unknown> = {};
  for (const [name, act] of steps) {
    try {
      played[name] = plain(await within(name, act()));
    } catch (error) {
      played[name] = { thrown: plain(faceOf(error)) };
    }
  }
  return played;
}

async function within<T>(name: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer: ${name}`)), STEP_MS_MAX);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function faceOf(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code, message: typeof message === "string" ? readable(message) : message };
}

/** The SDK wraps refusals as JSON in the message of an Error. */
function readable(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return message;
  }
}

/** JSON of a value, in which a date says that it is one. */
function plain(value: unknown): unknown {
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof RegExp) return `regexp ${String(value)}`;
  if (Array.isArray(value)) return value.map(plain);
  const fields = Object.entries(value).filter(([name]) => !SHED.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, plain(field)]));
}
