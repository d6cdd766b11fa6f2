import { AdminError } from "../admin/errors.ts";
import { parseMultipart } from "../admin/multipart.ts";
import type { Clock } from "../clock.ts";
import type { Door, DoorRequest } from "../door.ts";
import type { Reply } from "../reply.ts";
import { pathsOf } from "./addresses.ts";
import { contentTypeOf } from "./contentType.ts";
import { cosError, fileReply, postResponse } from "./cosReply.ts";
import { diskName } from "./filePath.ts";
import type { Files } from "./files.ts";
import type { Grant, Proof, Signatures } from "./signatures.ts";

type Parts = { files: Files; signatures: Signatures; clock: Clock; url: string };

/** Uploads to and downloads from signed addresses, in the words of the object store below CloudBase's files. */
export function createCosDoor(parts: Parts): Door {
  return async (request) => {
    switch (request.method) {
      case "PUT":
        return putFile(parts, request);
      case "POST":
        return postForm(parts, request);
      case "GET":
      case "HEAD":
        return getFile(parts, request);
      default:
        return refusal(request, 405, "MethodNotAllowed", `${request.method} is not emulated here`);
    }
  };
}

/** The name under which the store knows an upload: part of what is signed. */
export function cosFileIdOf(path: string): string {
  return diskName(path);
}

async function putFile(parts: Parts, request: DoorRequest): Promise<Reply> {
  const { headers, body } = request;
  const proof = {
    authorization: headers["authorization"] ?? headers["signature"] ?? "",
    token: headers["x-cos-security-token"] ?? "",
  };
  const grant = allowed(parts, proof, {
    paths: pathsOf(request.path),
    cosFileId: headers["x-cos-meta-fileid"],
  });
  if (typeof grant === "string") return refusal(request, 403, "AccessDenied", grant);
  const stored = await store(parts, grant, body, headers["content-type"]);
  return { status: 200, headers: { etag: `"${stored.md5}"` }, body: "" };
}

/** The form names the file itself, as `key`. */
async function postForm(parts: Parts, request: DoorRequest): Promise<Reply> {
  let form: Map<string, Buffer>;
  try {
    form = parseMultipart(request.body, request.headers["content-type"] ?? "");
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    return refusal(request, 400, "MalformedPOSTRequest", error.message);
  }
  const text = (name: string): string => form.get(name)?.toString("utf8") ?? "";
  const content = form.get("file");
  if (content === undefined) {
    return refusal(request, 400, "InvalidArgument", 'the form has no part named "file"');
  }
  const proof = { authorization: text("signature"), token: text("x-cos-security-token") };
  const cosFileId = text("x-cos-meta-fileid");
  const grant = allowed(parts, proof, { paths: [text("key")], cosFileId });
  if (typeof grant === "string") return refusal(request, 403, "AccessDenied", grant);
  const stored = await store(parts, grant, content, text("Content-Type"));
  const status = Number(text("success_action_status")) || 204;
  return postResponse(
    [200, 201, 204].includes(status) ? status : 204,
    stored,
    parts.url + request.path,
  );
}

/** What the client may do, or in words why not. */
function allowed(
  { signatures }: Parts,
  proof: Proof,
  asked: { paths: readonly string[]; cosFileId: string | undefined },
): Grant | string {
  const checked = signatures.checkUpload(proof);
  if (!checked.ok) return checked.reason;
  const { path } = checked.value;
  const isAsAllowed = asked.paths.includes(path) && asked.cosFileId === cosFileIdOf(path);
  return isAsAllowed ? checked.value : "Access Denied.";
}

function store(
  { files, clock }: Parts,
  { path, owner }: Grant,
  content: Buffer,
  given: string | undefined,
) {
  const isGiven = given !== undefined && /^[\w.+-]+\/[\w.+-]+/.test(given);
  const contentType = isGiven ? given.slice(0, 256) : contentTypeOf(path);
  return files.put({ path, owner, content, contentType, uploadedAtMs: clock.nowMs() });
}

async function getFile({ files, signatures }: Parts, request: DoorRequest): Promise<Reply> {
  let reason = "Access Denied.";
  for (const path of pathsOf(request.path)) {
    const checked = signatures.checkDownload(path, request.query);
    if (!checked.ok) {
      if (checked.reason !== reason) reason = checked.reason;
      continue;
    }
    const found = await files.read(path);
    if (found === undefined) {
      return refusal(request, 404, "NoSuchKey", "The specified key does not exist.");
    }
    const { range, "if-none-match": ifNoneMatch } = request.headers;
    return fileReply(found.file, found.content, { range, ifNoneMatch, path: request.path });
  }
  return refusal(request, 403, "AccessDenied", reason);
}

function refusal({ path }: DoorRequest, status: number, code: string, message: string): Reply {
  return cosError(status, { code, message, resource: path });
}
