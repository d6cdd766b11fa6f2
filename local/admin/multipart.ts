import { invalidParam } from "./errors.ts";

const HEADERS_END = Buffer.from("\r\n\r\n");
const PARTS_MAX = 64;

/** The parts of a multipart/form-data body by name, each as it came: some of the SDK's are not text. */
export function parseMultipart(body: Buffer, contentType: string): Map<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw invalidParam("multipart body without a boundary");
  const separator = Buffer.from(`--${boundary}`);
  const parts = new Map<string, Buffer>();

  let at = body.indexOf(separator);
  while (at >= 0) {
    const from = at + separator.length;
    const next = body.indexOf(separator, from);
    if (next < 0) break;
    // A part is a line break, headers, an empty line, content, and a line break that belongs to the separator.
    const headersEnd = body.indexOf(HEADERS_END, from);
    if (headersEnd < 0 || headersEnd > next) throw invalidParam("broken multipart body");
    const headers = body.subarray(from, headersEnd).toString("utf8");
    const name = /name="([^"]*)"/.exec(headers)?.[1];
    if (name === undefined) throw invalidParam("a part of the multipart body has no name");
    parts.set(name, body.subarray(headersEnd + HEADERS_END.length, next - 2));
    if (parts.size > PARTS_MAX) throw invalidParam("too many parts");
    at = next;
  }
  return parts;
}
