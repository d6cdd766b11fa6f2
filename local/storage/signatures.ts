import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { writeWholeSync } from "../wholeFile.ts";

/** What an upload was allowed for: it travels with the request, signed. */
export type Grant = {
  readonly path: string;
  /** Who uploads; undefined for a server. */
  readonly owner?: string | undefined;
  readonly untilMs: number;
};

/** What a client shows to be let through. */
export type Proof = { readonly authorization: string; readonly token: string };

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export interface Signatures {
  /** A client that shows this may upload to the path for an hour. */
  forUpload(path: string, owner: string | undefined): Proof;
  checkUpload(proof: Partial<Proof>): Checked<Grant>;
  /** The part of an address behind `?` that lets anybody download the file for so many seconds. */
  forDownload(path: string, maxAgeSeconds: number): string;
  checkDownload(path: string, query: URLSearchParams): Checked<string>;
}

const UPLOAD_MS = 3_600_000;
const EXPIRED = "Request has expired";

/** `directory` keeps the key, so that addresses given out outlive a restart. */
export function createSignatures(o: { directory: string; clock: Clock }): Signatures {
  let kept: string | undefined;
  const keyed = (text: string): string =>
    createHmac("sha256", (kept ??= keyIn(o.directory)))
      .update(text)
      .digest("hex");
  const isSigned = (text: string, signature: string): boolean => {
    const [ours, theirs] = [Buffer.from(keyed(text)), Buffer.from(signature)];
    return ours.length === theirs.length && timingSafeEqual(ours, theirs);
  };

  return {
    forUpload(path, owner) {
      const nowMs = o.clock.nowMs();
      const grant: Grant = { path, owner, untilMs: nowMs + UPLOAD_MS };
      const token = Buffer.from(JSON.stringify(grant)).toString("base64url");
      const span = [nowMs, grant.untilMs].map((ms) => Math.floor(ms / 1000)).join(";");
      const signature = keyed(`upload\n${token}`);
      const authorization = `q-sign-algorithm=sha256&q-ak=local&q-sign-time=${span}&q-signature=${signature}`;
      return { token, authorization };
    },
    checkUpload({ authorization = "", token = "" }) {
      const signature = /(?:^|&)q-signature=([0-9a-f]+)$/.exec(authorization)?.[1] ?? "";
      if (!isSigned(`upload\n${token}`, signature)) return refused("Access Denied.");
      const grant = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as Grant;
      if (o.clock.nowMs() > grant.untilMs) return refused(EXPIRED);
      return { ok: true, value: grant };
    },
    forDownload(path, maxAgeSeconds) {
      const until = Math.ceil(o.clock.nowMs() / 1000) + maxAgeSeconds;
      return `sign=${keyed(`download\n${until}\n${path}`)}&t=${until}`;
    },
    checkDownload(path, query) {
      const until = query.get("t") ?? "";
      if (!isSigned(`download\n${until}\n${path}`, query.get("sign") ?? "")) {
        return refused("Access Denied.");
      }
      return o.clock.nowMs() > Number(until) * 1000 ? refused(EXPIRED) : { ok: true, value: path };
    },
  };
}

function refused(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}

function keyIn(directory: string): string {
  const path = join(directory, "key");
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const key = randomBytes(32).toString("hex");
  writeWholeSync(path, key);
  return key;
}
