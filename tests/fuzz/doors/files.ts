import { getFrom, percent, type Asked } from "../asked.ts";
import { oddText } from "../odd.ts";
import type { Random } from "../random.ts";
import type { World } from "../world.ts";

/** Addresses and signatures of the object store that were bent on the way. Nothing of it may be let in. */
export function askFiles(random: Random, { upload }: World): Asked {
  const body = Buffer.from("of a refused upload".repeat(random.below(20)));
  const path = random.pick([
    ...[
      "/cos/guarded/1.txt",
      "/cos/",
      "/cos/guarded",
      "/cos/../data/documents.db",
      "/cos/%2e%2e/x",
    ],
    ...["/cos/guarded%2f1.txt", "/cos/%00", "/cos/%zz", `/cos/${percent(oddText(random))}`],
    ...[
      "/cos/guarded/1.txt?sign=x&t=1",
      "/cos/guarded/1.txt?sign=&t=",
      "/cos/guarded/1.txt?q-sign-algorithm=sha1",
    ],
  ]);
  const range = random.pick([
    "bytes=0-",
    "bytes=9-1",
    "bytes=-",
    "x",
    "bytes=99999999999999999999-",
  ]);
  switch (random.below(4)) {
    case 0:
      return getFrom(
        path,
        { range, "if-none-match": "*" },
        random.pick(["GET", "HEAD", "DELETE", "OPTIONS"]),
      );
    case 1: {
      const headers = bent(upload.headers, random);
      return { kind: "http", method: "PUT", target: new URL(upload.url).pathname, headers, body };
    }
    case 2:
      return { kind: "http", method: "PUT", target: path, headers: {}, body };
    default:
      return askForm(random, upload.headers, path);
  }
}

/** One of the three proofs of an upload is not what was given out. */
function bent(headers: Readonly<Record<string, string>>, random: Random): Record<string, string> {
  const name = random.pick(Object.keys(headers).filter((key) => key !== "content-type"));
  const value = headers[name] ?? "";
  // Only what stands at the end of the authorization is a proof; the rest of it says what it is.
  const at = value.length - 1 - random.below(Math.min(value.length, 60));
  const other = value[at] === "0" ? "1" : "0";
  const changed = value.slice(0, at) + other + value.slice(at + 1);
  return { ...headers, [name]: random.pick([changed, "", `${value}x`, value.slice(0, -3)]) };
}

function askForm(random: Random, headers: Readonly<Record<string, string>>, path: string): Asked {
  const given = bent(headers, random);
  const fields: Record<string, string> = {
    ...{ key: "guarded/1.txt", signature: given["authorization"] ?? "" },
    ...{ "x-cos-security-token": given["x-cos-security-token"] ?? "" },
    ...{ "x-cos-meta-fileid": given["x-cos-meta-fileid"] ?? "", file: "of a refused form" },
    success_action_status: random.pick(["200", "201", "x", "500"]),
  };
  const lines = Object.entries(fields)
    .filter(() => random.chance(0.9))
    .map(
      ([name, value]) =>
        `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
  const whole = `${lines.join("")}--b--\r\n`;
  const text = random.chance(0.2) ? whole.slice(0, random.below(whole.length)) : whole;
  const type = {
    "content-type": random.pick(["multipart/form-data; boundary=b", "text/plain", ""]),
  };
  return { kind: "http", method: "POST", target: path, headers: type, body: Buffer.from(text) };
}
