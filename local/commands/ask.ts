const ANSWER_MS_MAX = 600_000;

/** Something that went wrong with a running server, told in words for the person at the terminal. */
export class ServerError extends Error {}

/** Asks the control door of a running server: POST where there is a body. Errors: ServerError. */
export async function askServer(url: string, path: string, body?: unknown) {
  const response = await fetch(new URL(`/control/${path}`, url), {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  }).catch(() => {
    throw new ServerError(`no cloudbase-local answers at ${url}: start one, or give --url`);
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (answer["ok"] === true) return answer;
  const { code, message } = (answer["error"] ?? {}) as { code?: string; message?: string };
  throw new ServerError(`${code ?? response.status}: ${message ?? "refused"}`);
}
