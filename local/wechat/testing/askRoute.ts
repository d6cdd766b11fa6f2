import type { Routes } from "../../control/route.ts";

/** Asks a route of the control door without the door: without fields to say it is a question. */
export async function askRoute(
  routes: Routes,
  path: string,
  { body = {}, query = "" }: { body?: object | undefined; query?: string | undefined },
): Promise<Record<string, unknown>> {
  const route = routes.get(`/control/wechat/${path}`);
  if (route === undefined) throw new Error(`there is no ${path}`);
  const change = Object.keys(body).length > 0 ? route.change : undefined;
  const asked = { body, query: new URLSearchParams(query) };
  return { ...(await (change ?? route.run)(asked)) };
}
