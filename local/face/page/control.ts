/** A refusal of the control door, or of the way there. `status` 0: nobody answered. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** Whatever else the answer holds, such as the document that somebody else saved meanwhile. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(o: { code: string; message: string; status: number; fields?: Refusal["fields"] }) {
    super(o.message);
    this.name = "Refusal";
    this.code = o.code;
    this.status = o.status;
    this.fields = o.fields ?? {};
  }

  /** The server does not have this route: this build of it cannot do that. */
  get isUnavailable(): boolean {
    return this.status === 404 && this.code === "not_found";
  }
}

/** Asks the control door: POST when there is a body, GET when not. Throws `Refusal`, and nothing else but an abort. */
export async function ask<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const fields = await fieldsOf(await send(path, body, signal), path);
  // The forms of the answers are the server's own, which this page is built and shipped with.
  return fields as T;
}

async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const wish = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  try {
    return await fetch(`/control/${path}`, { ...wish, ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refusal({
      code: "unreachable",
      message: "cloudbase-local does not answer",
      status: 0,
    });
  }
}

type Answer = { readonly ok?: boolean; readonly error?: { code?: string; message?: string } };

async function fieldsOf(response: Response, path: string): Promise<object> {
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (response.ok && answer.ok !== false) return answer;
  const { code = "unreadable", message = `${path}: HTTP ${response.status}` } = answer.error ?? {};
  throw new Refusal({ code, message, status: response.status, fields: { ...answer } });
}

/** The query of an address, without the fields that say nothing. */
export function queryText(fields: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  return query.size === 0 ? "" : `?${query}`;
}
