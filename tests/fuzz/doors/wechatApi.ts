import type { Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import { oddText, oddValue } from "../odd.ts";
import type { Random } from "../random.ts";
import { wireText } from "../wireText.ts";

const OPEN_APIS = [
  ...["wxacode.getUnlimited", "wxacode.get", "wxacode.createQRCode", "security.msgSecCheck"],
  ...["security.imgSecCheck", "phonenumber.getPhoneNumber", "subscribeMessage.send", "nope.nope"],
  ...["urllink.generate", "customerServiceMessage.send"],
];
const PAY_APIS = [
  "unifiedOrder",
  "orderQuery",
  "closeOrder",
  "refund",
  "refundQuery",
  "downloadBill",
  "nope",
];
const OPEN_FIELDS = {
  ...{
    scene: "a=1",
    page: "pages/index",
    width: 430,
    autoColor: false,
    lineColor: { r: 0, g: 0, b: 0 },
  },
  ...{
    content: "text",
    version: 2,
    openid: "o",
    code: "x",
    touser: "o",
    templateId: "t",
    data: {},
  },
  ...{ media: { contentType: "image/png", value: "x" }, path: "pages/x" },
};
const PAY_FIELDS = {
  ...{
    sub_mch_id: "1900000001",
    sub_appid: "wx0000000000000000",
    nonce_str: "n",
    out_trade_no: "n1",
  },
  ...{ function_name: "echo", env_id: "fuzz", body: "a thing", total_fee: 1, refund_fee: 1 },
  ...{
    spbill_create_ip: "127.0.0.1",
    out_refund_no: "r1",
    bill_date: "20260101",
    bill_type: "ALL",
  },
};
const BOUNDARY = "----------------------------01";

/** WeChat's interfaces, as wx-server-sdk asks for them: parts of a multipart body, some of them protobuf. */
export function askWechatApi(random: Random): Asked {
  const isPay = random.chance(0.5);
  const parts: [string, Buffer | string][] = [
    ["action", random.chance(0.9) ? (isPay ? "wx.wxPayApi" : "wx.openApi") : oddText(random)],
    ["apiName", random.chance(0.9) ? random.pick(isPay ? PAY_APIS : OPEN_APIS) : oddText(random)],
    ["requestData", isPay ? payRequest(random) : openRequest(random)],
    ["envName", "fuzz"],
  ];
  return multipart(
    parts.filter(() => random.chance(0.97)),
    random,
  );
}

function payRequest(random: Random): Buffer {
  const text = wireText(mutate(PAY_FIELDS, random));
  return Buffer.from(random.chance(0.15) ? brokenText(text, random) : text);
}

/** A call with its parameters, whole or with some bytes changed; or bytes that mean nothing. */
function openRequest(random: Random): Buffer {
  const noise = Buffer.from(Array.from({ length: random.below(60) }, () => random.below(256)));
  if (random.chance(0.15)) return noise;
  const bent = mutate(OPEN_FIELDS, random);
  const fields = Object.entries(typeof bent === "object" && bent !== null ? bent : OPEN_FIELDS);
  const pairs = fields.map(([name, value]) => {
    const text = wireText(random.chance(0.1) ? oddValue(random) : value);
    return protobuf(
      1,
      Buffer.concat([protobuf(1, Buffer.from(name)), protobuf(2, Buffer.from(text))]),
    );
  });
  const service = Buffer.concat([
    protobuf(1, Buffer.from("openapi-getopendata")),
    protobuf(2, noise),
  ]);
  const kind = random.chance(0.8) ? 0 : random.below(6);
  const call = Buffer.concat([
    Buffer.from([0x08, kind]),
    protobuf(2, Buffer.concat(pairs)),
    ...(kind === 2 ? [protobuf(4, service)] : []),
  ]);
  if (random.chance(0.2)) call[random.below(call.length)] = random.below(256);
  return call;
}

/** A field of bytes. */
function protobuf(id: number, bytes: Buffer): Buffer {
  const length: number[] = [];
  let left = bytes.length;
  for (; left > 127; left >>= 7) length.push((left & 127) | 128);
  return Buffer.concat([Buffer.from([(id << 3) | 2, ...length, left]), bytes]);
}

function multipart(parts: readonly (readonly [string, Buffer | string])[], random: Random): Asked {
  const lines = parts.map(([name, value]) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
      Buffer.from(value),
      Buffer.from("\r\n"),
    ]),
  );
  const whole = Buffer.concat([...lines, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  const body = random.chance(0.1) ? whole.subarray(0, random.below(whole.length)) : whole;
  const boundary = random.chance(0.95)
    ? `; boundary=${BOUNDARY}`
    : random.pick(["", "; boundary=", '; boundary="']);
  const headers = { "content-type": `multipart/form-data${boundary}` };
  return { kind: "http", method: "POST", target: "/admin", headers, body };
}
