import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { MiniProgramOptions } from "../api.ts";
import { miniProgramPath } from "../paths.ts";
import { jsonReply, type Reply } from "../reply.ts";
import { CodeFiles, isFile } from "./build/codeFiles.ts";
import { ICON_FONTS, ICONS_AT, iconFolder } from "./build/iconFonts.ts";
import type { Builds } from "./serverBuilds.ts";
import type { Served } from "./page/served.ts";
import { framePage, phonePage, type Scripts } from "./serverPages.ts";

export type Serving = {
  readonly server: string;
  /** Asked anew until the server answers. */
  readonly envId: () => Promise<string>;
  readonly people: NonNullable<MiniProgramOptions["people"]>;
  /** Left out = the project's own. */
  readonly appId: string | undefined;
  readonly builds: Builds;
};

/** What a mini program's pages show besides their code; nothing else of its folder is given out. */
const MEDIA: Readonly<Record<string, string>> = {
  ...{ ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif" },
  ...{ ".svg": "image/svg+xml", ".webp": "image/webp", ".mp3": "audio/mpeg", ".mp4": "video/mp4" },
  ...{ ".ttf": "font/ttf", ".woff": "font/woff", ".woff2": "font/woff2" },
};
const SCRIPT = "text/javascript; charset=utf-8";
/** The name says what is in it. */
const FOREVER = "public, max-age=31536000, immutable";

/** Answers a GET by its path. */
export async function answerOf(serving: Serving, path: string): Promise<Reply> {
  if (path === "/" || path === "/open") return html(framePage(await servedBy(serving), scripts()));
  if (path === "/phone") return html(phonePage(await servedBy(serving), scripts()));
  if (path === "/people.json") return jsonReply(serving.people);
  if (path === "/phone.js" || path === "/frame.js") {
    return reply(SCRIPT, await readFile(miniProgramPath(path.slice(1))), FOREVER);
  }
  const built = serving.builds.built();
  if (built !== undefined && path === `/app-${built.hash}.js`) {
    const end = `\n//# sourceMappingURL=app-${built.hash}.js.map\n`;
    return reply(SCRIPT, Buffer.concat([built.script, Buffer.from(end)]), FOREVER);
  }
  if (built !== undefined && path === `/app-${built.hash}.js.map`) {
    return reply("application/json", built.map, FOREVER);
  }
  const root = built?.project.root;
  const file = decoded(path);
  if (file === undefined) return { status: 400, headers: {}, body: "" };
  const found = root === undefined ? undefined : await mediaAt(root, file);
  return found ?? { status: 404, headers: {}, body: "" };
}

async function servedBy({ server, envId, builds, appId }: Serving): Promise<Served> {
  const built = builds.built();
  const problems = builds.problems();
  const { app, appId: own = "touristappid" } = built?.project ?? {};
  return {
    ...{ server, envId: await envId(), appId: appId ?? own, hash: built?.hash ?? "" },
    pages: built?.project.pages ?? [],
    hasCloud: built?.script.includes("cloud.init(") ?? false,
    title: titleOf(app?.json["window"]),
    ...(problems && { problems }),
  };
}

/** The prebuilt scripts, by a name that changes with them: a page built anew is seen at the next reload. */
function scripts(): Scripts {
  const [phone, frame] = ["phone.js", "frame.js"].map((name) => {
    const { mtimeMs, size } = statSync(miniProgramPath(name));
    return `/${name}?${Math.round(mtimeMs).toString(36)}${size.toString(36)}`;
  });
  return { phone: phone ?? "", frame: frame ?? "" };
}

function titleOf(window: unknown): string {
  const title = (window as { navigationBarTitleText?: unknown } | undefined)
    ?.navigationBarTitleText;
  return typeof title === "string" ? title : "";
}

async function mediaAt(root: string, path: string): Promise<Reply | undefined> {
  const contentType = MEDIA[extname(path).toLowerCase()];
  if (contentType === undefined || normalize(path) !== path) return undefined;
  if (path.startsWith(ICONS_AT)) return icon(root, path);
  const file = new CodeFiles(root).fileOf(path.slice(1));
  return isFile(file) ? reply(contentType, await readFile(file), "no-cache") : undefined;
}

/** Icons of the package have no `viewBox`, without which they cannot be scaled. */
async function icon(root: string, path: string): Promise<Reply | undefined> {
  const [name, file = ""] = path.slice(ICONS_AT.length).split("/");
  const font = ICON_FONTS.find((known) => known.name === name);
  const folder = font === undefined ? undefined : iconFolder(font, root);
  if (folder === undefined || !existsSync(join(folder, file))) return undefined;
  const svg = await readFile(join(folder, file), "utf8");
  const scaled = svg.replace(/<svg (?![^>]*viewBox)/, '<svg viewBox="0 0 24 24" ');
  return reply("image/svg+xml", scaled, FOREVER);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function html(body: string): Reply {
  return reply("text/html; charset=utf-8", body, "no-store");
}

function reply(contentType: string, body: Buffer | string, cacheControl: string): Reply {
  const headers = { "content-type": contentType, "cache-control": cacheControl };
  return { status: 200, headers: { ...headers, "x-content-type-options": "nosniff" }, body };
}
