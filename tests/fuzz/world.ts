import { readdirSync, readFileSync } from "node:fs";

/** What the generator may aim at. */
export type World = {
  readonly env: string;
  readonly fileIds: readonly string[];
  /** Of an anonymous user, who is signed in. */
  readonly accessToken: string;
  readonly signStr: string;
  /** An address to upload to that holds; each request bends it. */
  readonly upload: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly controlPaths: readonly string[];
};

const COLLECTIONS = ["open", "own", "closed"];
const PATHS = ["guarded/1.txt", "guarded/2.txt", "guarded/folder/3.txt"];

export type Fields = Readonly<Record<string, unknown>>;
type Ask = (path: string, body?: unknown) => Promise<Fields>;

function askerAt(url: string): Ask {
  return async (path, body) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(url + path, init);
    const answer = (await response.json()) as Fields;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** Fills a new server with what must be untouched at the end. */
export async function makeWorld(url: string): Promise<World> {
  const ask = askerAt(url);
  for (const collectionName of COLLECTIONS) {
    await ask("/admin", { action: "database.addCollection", collectionName });
    const docs = Array.from({ length: 12 }, (_, n) => ({
      ...{
        _id: `d${n}`,
        n,
        text: `text ${n}`,
        list: [n],
        at: { $date: { $numberLong: String(n) } },
      },
      mixed: n < 6 ? n : "text",
    }));
    const data = docs.map((doc) => JSON.stringify(doc));
    const told = await ask("/admin", { action: "database.insertDocument", collectionName, data });
    if (told["code"] !== undefined) throw new Error(JSON.stringify(told));
  }
  const fileIds: string[] = [];
  let upload: World["upload"] | undefined;
  for (const path of PATHS) {
    const address = await ask("/control/files/upload-address", { path });
    upload = address as World["upload"];
    const { url: to, headers } = upload;
    const put = await fetch(to, { method: "PUT", headers, body: `the content of ${path}` });
    if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`);
    fileIds.push(String(address["fileId"]));
  }
  for (const n of [1, 2, 3])
    await ask("/control/users/create", { username: `guarded${n}`, password: "Some-pass1" });
  const { access_token } = await ask("/auth/v1/signin/anonymously", {});
  const accessToken = String(access_token);
  const signed = await ask("/web", { action: "auth.wsWebSign", access_token: accessToken });
  const { signStr } = signed["data"] as { signStr: string };
  if (upload === undefined) throw new Error("nothing was uploaded");
  return { env: "fuzz", fileIds, accessToken, signStr, upload, controlPaths: controlPaths() };
}

/** As the source names them, so that a new route is met without being listed here. */
function controlPaths(): string[] {
  const sources = readdirSync("local", { recursive: true, encoding: "utf8" })
    .filter(
      (path) => path.endsWith(".ts") && !/(\.test\.ts$|dist|node_modules|testing|face)/.test(path),
    )
    .map((path) => readFileSync(`local/${path}`, "utf8"));
  const found = sources.flatMap((text) => [
    ...text.matchAll(/"(\/control\/[a-z0-9/-]*[a-z0-9])"/g),
  ]);
  return [...new Set(found.map(([, path = ""]) => path))].sort();
}

/** Everything that must not change, as text. */
export async function snapshot(url: string): Promise<string> {
  const ask = askerAt(url);
  const parts: unknown[] = [await ask("/control/data/collections")];
  for (const collection of COLLECTIONS) {
    parts.push(await ask("/control/data/find", { collection, order: { _id: 1 }, limit: 200 }));
  }
  parts.push(await ask("/control/files?limit=200"), await ask("/control/users?limit=200"));
  for (const path of PATHS) {
    const { url: address } = await ask("/control/files/address", { path });
    const content = await (await fetch(String(address))).text();
    parts.push({ path, content });
  }
  return parts.map((part) => JSON.stringify(part)).join("\n");
}
