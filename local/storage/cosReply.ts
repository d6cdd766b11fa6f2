import { randomBytes } from "node:crypto";
import type { Reply } from "../reply.ts";
import type { StoredFile } from "./files.ts";

/** A refusal as the object store words it; the SDK reads Code, Message, RequestId and TraceId. */
export function cosError(
  status: number,
  o: { code: string; message: string; resource: string },
): Reply {
  const requestId = randomBytes(12).toString("base64");
  const elements: [name: string, text: string][] = [
    ["Code", o.code],
    ["Message", o.message],
    ["Resource", o.resource],
    ["RequestId", requestId],
    ["TraceId", randomBytes(24).toString("base64")],
  ];
  const xml = elements.map(([name, text]) => `<${name}>${escaped(text)}</${name}>`).join("");
  return {
    status,
    headers: { "content-type": "application/xml", "x-cos-request-id": requestId },
    body: `<?xml version='1.0' encoding='utf-8' ?>\n<Error>${xml}</Error>`,
  };
}

/** What follows an upload by form. */
export function postResponse(status: number, { path, md5 }: StoredFile, url: string): Reply {
  const inside = `<Location>${escaped(url)}</Location><Key>${escaped(path)}</Key><ETag>"${md5}"</ETag>`;
  const headers = { "content-type": "application/xml", etag: `"${md5}"` };
  return status === 201
    ? { status, headers, body: `<PostResponse>${inside}</PostResponse>` }
    : { status, headers: { etag: `"${md5}"` }, body: "" };
}

/** A file, whole or the part of it that `range` asks for; or only that it has not changed. */
export function fileReply(
  file: StoredFile,
  content: Buffer,
  asked: { range?: string | undefined; ifNoneMatch?: string | undefined; path: string },
): Reply {
  const etag = `"${file.md5}"`;
  const headers: Record<string, string> = {
    "content-type": file.contentType,
    etag,
    "last-modified": new Date(file.uploadedAtMs).toUTCString(),
    "accept-ranges": "bytes",
    "x-cos-request-id": randomBytes(12).toString("base64"),
  };
  if (asked.ifNoneMatch === etag) return { status: 304, headers, body: "" };
  const range = rangeIn(asked.range, content.length);
  if (range === undefined) return { status: 200, headers, body: content };
  if (range === "outside") {
    const message = "The requested range cannot be satisfied.";
    const refusal = cosError(416, { code: "InvalidRange", message, resource: asked.path });
    const whole = { "content-range": `bytes */${content.length}` };
    return { ...refusal, headers: { ...refusal.headers, ...whole } };
  }
  const [from, to] = range;
  headers["content-range"] = `bytes ${from}-${to}/${content.length}`;
  return { status: 206, headers, body: content.subarray(from, to + 1) };
}

/** First and last byte. Undefined: nothing, or something that asks for the whole (as several ranges do here). */
function rangeIn(
  header: string | undefined,
  bytes: number,
): readonly [number, number] | "outside" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    return Number(last) === 0 || bytes === 0
      ? "outside"
      : [Math.max(0, bytes - Number(last)), bytes - 1];
  }
  if (Number(first) >= bytes) return "outside";
  if (last === "") return [Number(first), bytes - 1];
  return Number(last) < Number(first)
    ? undefined
    : [Number(first), Math.min(Number(last), bytes - 1)];
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
