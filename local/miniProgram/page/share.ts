import type { OpenPage } from "./phone.ts";

/** What a page gives away when it is shared. */
export type Share = {
  readonly to: "friend" | "timeline";
  readonly title: string;
  /** From the root, with its query. */
  readonly path: string;
  readonly imageUrl: string;
};

/** How it came about: by the menu of the capsule, or by a button of the page. */
export type ShareCause =
  | { readonly from: "menu" }
  | { readonly from: "button"; readonly target: { readonly id: string; readonly dataset: object } };

let show: (share: Share) => void = () => undefined;

/** Sets who shows what is shared: `wx` says it once. */
export function onShare(listener: (share: Share) => void): void {
  show = listener;
}

/**
 * Asks a page what it gives away, and hands it on. Without an answer it is the page itself, as on WeChat.
 * `title` is the mini program's, for a page that says none.
 */
export async function sharePage(page: OpenPage, cause: ShareCause, title: string): Promise<void> {
  const answer = callIfThere(page, "onShareAppMessage", cause);
  const told = fields(answer);
  const { promise } = told;
  const later = promise instanceof Promise ? fields(await promise) : {};
  hand(page, "friend", { title, ...told, ...later });
}

/** The same for what WeChat calls moments. */
export function shareToTimeline(page: OpenPage, title: string): void {
  const { query, ...told } = fields(callIfThere(page, "onShareTimeline"));
  const path = typeof query === "string" ? `/${page.path}?${query}` : undefined;
  hand(page, "timeline", { title, ...(path !== undefined && { path }), ...told });
}

export function canShare(page: OpenPage, method: "onShareAppMessage" | "onShareTimeline"): boolean {
  return typeof page.caller[method] === "function";
}

function callIfThere({ caller }: OpenPage, method: string, ...values: readonly unknown[]): unknown {
  const run = caller[method];
  return typeof run === "function" ? run.apply(caller, values) : undefined;
}

function hand(page: OpenPage, to: Share["to"], told: Readonly<Record<string, unknown>>): void {
  const { title, path, imageUrl } = told;
  show({
    to,
    title: typeof title === "string" ? title : "",
    path: typeof path === "string" ? path : addressOf(page),
    imageUrl: typeof imageUrl === "string" ? imageUrl : "",
  });
}

function addressOf({ path, query }: OpenPage): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `/${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
