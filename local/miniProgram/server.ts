import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isLocalRequest, plainHeaders, refuseBadHttp } from "../doors.ts";
import type { MiniProgram, MiniProgramOptions } from "../api.ts";
import { send } from "../reply.ts";
import { createBuilds } from "./serverBuilds.ts";
import { answerOf } from "./serverAnswers.ts";
import { createEvents } from "./serverEvents.ts";
import { watchFolder } from "./serverWatch.ts";

const SERVER_DEFAULT = "http://127.0.0.1:8790";
const HEALTH_MS_MAX = 1_000;
/** Without a list of the project's own there is somebody to be all the same. */
const PEOPLE_DEFAULT = [
  { openid: "o_first", name: "一号", note: "" },
  { openid: "o_second", name: "二号", note: "" },
];

/**
 * Runs a native mini program in the browser, against a cloudbase-local that runs already.
 *
 * Resolves when the first build is done, even if it failed: what is wrong is shown on the page, until it is mended.
 * Errors: those of the port (EADDRINUSE) as they come.
 */
export async function openMiniProgram(o: MiniProgramOptions): Promise<MiniProgram> {
  const server = (o.server ?? SERVER_DEFAULT).replace(/\/$/, "");
  const events = createEvents();
  const builds = createBuilds({ directory: o.project, only: o.only });
  const envId = envIdOf(server, o.envId);
  const parts = { server, envId, appId: o.appId, people: o.people ?? PEOPLE_DEFAULT, builds };

  async function rebuild(): Promise<void> {
    const outcome = await builds.build();
    events.tell(outcome.news);
    o.onBuilt?.(outcome.result);
  }
  await rebuild();
  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy();
      o.onError?.(error);
    });
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    // A page of somebody else's, open in the same browser, must not reach in here.
    if (!isLocalRequest(plainHeaders(request))) return void response.writeHead(403).end();
    if (request.method !== "GET" && request.method !== "HEAD") {
      return void response.writeHead(405).end();
    }
    if (pathname === "/events") return events.listen(response, builds.news());
    send(response, await answerOf(parts, pathname));
  }
  refuseBadHttp(http);
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(o.port ?? 0, "127.0.0.1", resolve);
  });
  const watching = o.isWatching
    ? watchFolder(builds.folder() ?? o.project, () => rebuild().catch(o.onError))
    : undefined;
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    rebuilt: rebuild,
    async close() {
      watching?.close();
      events.close();
      await builds.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** As the running server calls it; one that does not answer yet is asked again at the next page. */
function envIdOf(server: string, told: string | undefined): () => Promise<string> {
  let known = told;
  return async () => {
    if (known === undefined) {
      const ask = fetch(`${server}/control/health`, { signal: AbortSignal.timeout(HEALTH_MS_MAX) });
      const health = await ask.then((answer) => answer.json()).catch(() => undefined);
      known = (health as { env?: string } | undefined)?.env;
    }
    return known ?? "local-env";
  };
}
