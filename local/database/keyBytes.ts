import { ObjectId, type Doc, type Value } from "./value.ts";

/**
 * Bytes that sort, by memcmp, as MongoDB sorts the values. No encoding is the beginning of another one, so the
 * encodings of several values can stand one after the other and still sort field by field.
 */

/** What an empty list is indexed as: MongoDB's `undefined`, less than null. */
export const EMPTY = Symbol("empty list");
export type KeyValue = Value | typeof EMPTY | undefined;

/** The first byte: BSON's canonical order of types. Type brackets are the ranges from one tag to the next. */
const TAG = {
  empty: 0x06,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  doc: 0x28,
  list: 0x32,
  objectId: 0x46,
  boolean: 0x50,
  date: 0x5a,
  regex: 0x64,
} as const;

let bytes = Buffer.alloc(4_096);
let at = 0;

/** One value, as stored in `_id` and compared in bounds. */
export function keyBytes(value: KeyValue): Buffer {
  at = 0;
  write(value);
  return Buffer.from(bytes.subarray(0, at));
}

/** Several values one after the other; those of descending parts have every bit turned, which turns their order. */
export function compoundKey(values: readonly KeyValue[], descending: readonly boolean[]): Buffer {
  at = 0;
  values.forEach((value, part) => {
    const from = at;
    write(value);
    if (descending[part]) for (let byte = from; byte < at; byte++) bytes[byte] = ~bytes[byte]!;
  });
  return Buffer.from(bytes.subarray(0, at));
}

/** The least bytes that are more than everything that begins with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix);
  for (let byte = next.length - 1; byte >= 0; byte--) {
    if (next[byte] === 0xff) continue;
    next[byte]!++;
    return next.subarray(0, byte + 1);
  }
  return Buffer.from([0xff, 0xff]);
}

export function inverted(key: Buffer): Buffer {
  return key.map((byte) => ~byte) as Buffer;
}

/** The first byte of a value's encoding, which is its type. */
function tagOf(value: KeyValue): number {
  if (value === EMPTY) return TAG.empty;
  if (value === null || value === undefined) return TAG.null;
  switch (typeof value) {
    case "number":
    case "bigint":
      return TAG.number;
    case "string":
      return TAG.string;
    case "boolean":
      return TAG.boolean;
  }
  if (Array.isArray(value)) return TAG.list;
  if (value instanceof Date) return TAG.date;
  if (value instanceof ObjectId) return TAG.objectId;
  return value instanceof RegExp ? TAG.regex : TAG.doc;
}

function room(size: number): void {
  if (at + size <= bytes.length) return;
  const wider = Buffer.alloc(Math.max(bytes.length * 2, at + size));
  bytes.copy(wider, 0, 0, at);
  bytes = wider;
}

function write(value: KeyValue): void {
  const tag = tagOf(value);
  room(16);
  bytes[at++] = tag;
  if (tag === TAG.number) writeNumber(value as number | bigint);
  else if (tag === TAG.string) writeText(value as string);
  else if (tag === TAG.boolean) bytes[at++] = value === true ? 1 : 0;
  else if (tag === TAG.date) writeDouble((value as Date).getTime());
  else if (tag === TAG.objectId) at += bytes.write((value as ObjectId).hex, at, "hex");
  else if (tag === TAG.regex) {
    writeText((value as RegExp).source);
    writeText((value as RegExp).flags);
  } else if (tag === TAG.list) writeList(value as Value[]);
  else if (tag === TAG.doc) writeDoc(value as Doc);
}

function writeList(list: readonly Value[]): void {
  for (const inner of list) write(inner);
  room(1);
  bytes[at++] = 0;
}

/** Documents compare field by field: type first, then name, then value. */
function writeDoc(doc: Doc): void {
  for (const [field, inner] of Object.entries(doc)) {
    room(1);
    bytes[at++] = tagOf(inner);
    writeText(field);
    write(inner);
  }
  room(1);
  bytes[at++] = 0;
}

/** A zero byte inside is followed by ff; two zero bytes end the text. */
function writeText(text: string): void {
  room(text.length * 3 + 2);
  if (text.includes("\0")) {
    for (const part of Buffer.from(text)) {
      room(4);
      bytes[at++] = part;
      if (part === 0) bytes[at++] = 0xff;
    }
  } else at += bytes.write(text, at, "utf8");
  bytes[at++] = 0;
  bytes[at++] = 0;
}

const EXACT_MAX = 2 ** 53;

/**
 * A double in an order that bytes have; from 2^53 on, two more bytes say how far a long lies above the greatest double
 * that is not above it, so that longs and doubles sort as one kind.
 */
function writeNumber(value: number | bigint): void {
  let double = Number(value);
  if (Math.abs(double) < EXACT_MAX || Number.isNaN(double)) return writeDouble(double);
  let above = 0;
  if (typeof value === "bigint") {
    if (BigInt(double) > value) double = nextDown(double);
    above = Number(value - BigInt(double));
  }
  writeDouble(double);
  room(2);
  at = bytes.writeUInt16BE(above, at);
}

/** NaN sorts before all numbers, and -0 is 0. */
function writeDouble(value: number): void {
  room(8);
  if (Number.isNaN(value)) {
    bytes.fill(0, at, at + 8);
    at += 8;
    return;
  }
  bytes.writeDoubleBE(value === 0 ? 0 : value, at);
  if (bytes[at]! & 0x80) for (let byte = at; byte < at + 8; byte++) bytes[byte] = ~bytes[byte]!;
  else bytes[at]! |= 0x80;
  at += 8;
}

const halves = new DataView(new ArrayBuffer(8));

/** The next double towards minus infinity, for doubles far from zero. */
function nextDown(value: number): number {
  halves.setFloat64(0, value);
  halves.setBigInt64(0, halves.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return halves.getFloat64(0);
}
