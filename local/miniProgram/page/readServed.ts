import type { Served } from "./served.ts";

/** What the server told this page. */
export function readServed(): Served {
  const text = document.getElementById("served")?.textContent;
  if (typeof text !== "string") throw new Error("this page was not made by cloudbase-local");
  return JSON.parse(text) as Served;
}
