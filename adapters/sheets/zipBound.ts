import { createInflateRaw } from "node:zlib";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { TableError } from "#ports/tables.ts";

/** 50,000 rows of 30 columns of ordinary texts unpack to some 100 MB. */
const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;
const ENTRIES_MAX = 200;
const END_BYTES = 22;
const COMMENT_MAX = 65_535;

/**
 * Refuses a zip file that unpacks to more than is allowed, before anything else looks at it. What its entries say of
 * their sizes is not believed: each is unpacked once and thrown away.
 *
 * - The entries must fill the file from its beginning without overlap, so that none hides from whoever reads in sequence.
 * - Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export async function boundZip(
  content: Uint8Array,
  unpackedBytesMax: number = UNPACKED_BYTES_MAX,
): Promise<void> {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const entries = entriesOf(file);
  let leftBytes = unpackedBytesMax;
  let endsAt = 0;
  for (const { offset, method, packedBytes } of entries) {
    if (offset < endsAt || offset - endsAt > DESCRIPTOR_BYTES_MAX) throw broken();
    if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) throw broken();
    const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    endsAt = from + packedBytes;
    if (endsAt > file.length) throw broken();
    leftBytes -= await unpackedBytes(file.subarray(from, endsAt), method, leftBytes);
  }
}
/** After an entry may come its sizes, once more. */
const DESCRIPTOR_BYTES_MAX = 24;

type Entry = { readonly offset: number; readonly method: number; readonly packedBytes: number };

/** The entries as the directory at the end of the file tells them, in the order of the file. */
function entriesOf(file: Buffer): readonly Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end < file.length - END_BYTES - COMMENT_MAX || end + END_BYTES > file.length) {
    throw broken();
  }
  const count = file.readUInt16LE(end + 10);
  if (count > ENTRIES_MAX) throw new TableError("文件里的内容太多，请只保留一个工作表");
  let at = file.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw broken();
    entries.push({
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries.sort((a, b) => a.offset - b.offset);
}

async function unpackedBytes(packed: Buffer, method: number, mostBytes: number): Promise<number> {
  if (method === 0) {
    if (packed.length > mostBytes) throw tooLarge();
    return packed.length;
  }
  if (method !== 8) throw broken();
  let bytes = 0;
  const count = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > mostBytes ? tooLarge() : null);
    },
  });
  try {
    await pipeline(Readable.from([packed]), createInflateRaw(), count);
  } catch (error) {
    throw error instanceof TableError ? error : broken(error);
  }
  return bytes;
}

const tooLarge = () => new TableError("文件解开后太大，请分成几个文件");
const broken = (cause?: unknown) => new TableError("这不是可以读取的 xlsx 文件", { cause });
