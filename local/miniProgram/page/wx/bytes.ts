import { Failure } from "./answer.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a file's bytes are in an encoding; without one, an ArrayBuffer. Errors: Failure. */
export function decodeText(bytes: Bytes, encoding: string): string | ArrayBuffer {
  switch (encoding.toLowerCase()) {
    case "":
      return bytes.slice().buffer;
    case "utf8":
    case "utf-8":
      return new TextDecoder().decode(bytes);
    case "base64":
      return toBase64(bytes);
    case "hex":
      return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    case "binary":
    case "latin1":
    case "ascii":
      return [...bytes].map((byte) => String.fromCharCode(byte)).join("");
    default:
      throw new Failure(`invalid encoding "${encoding}"`);
  }
}

/** The other way round: text in an encoding, or bytes as they are. Errors: Failure. */
export function encodeText(data: unknown, encoding: string): Bytes {
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice() as Bytes;
  }
  if (typeof data !== "string") throw new Failure("data should be String or ArrayBuffer");
  switch (encoding.toLowerCase()) {
    case "":
    case "utf8":
    case "utf-8":
      return new TextEncoder().encode(data);
    case "base64":
      return fromBase64(data);
    case "hex":
      return Uint8Array.from(data.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    case "binary":
    case "latin1":
    case "ascii":
      return Uint8Array.from(data, (letter) => letter.charCodeAt(0));
    default:
      throw new Failure(`invalid encoding "${encoding}"`);
  }
}

const PIECE = 0x8000;

export function toBase64(bytes: Bytes): string {
  let text = "";
  // In pieces, since a call takes only so many values.
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(text);
}

export function fromBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Failure("the text is no base64");
  }
}
