import type { IncomingMessage } from "node:http";

/** Unless a door says otherwise. No request of a CloudBase SDK comes near this. */
export const BODY_BYTES_MAX = 10 * 1024 * 1024;
/** So much of a body that is too large is read and thrown away, so that its sender gets to hear the answer. */
const DISCARDED_BYTES_MAX = 64 * 1024 * 1024;

/** The whole body of a request; undefined when it is larger than `bytesMax`. Rejects when the sender goes away. */
export function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    let isRead = false;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      else chunks = [];
      if (bytes > bytesMax + DISCARDED_BYTES_MAX) request.destroy();
    });
    request.on("end", () => {
      isRead = true;
      if (bytes > bytesMax) return resolve(undefined);
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    });
    request.on("close", () => {
      // Comes after each request; to make an error for those that were read would cost more than the rest.
      if (!isRead) reject(new Error("the request was broken off"));
    });
    request.on("error", reject);
  });
}
