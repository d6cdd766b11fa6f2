import type { Root } from "protobufjs/light.js";

/** A top-level parameter of an open interface: its value is JSON text, or the bytes of a file. */
export interface Pair {
  readonly key: string;
  readonly value: Buffer;
}

/** What wx-server-sdk sends: an open interface with its parameters, or another kind of call, by name. */
export interface OpenApiCall {
  readonly apiType: "OPEN_API" | "INNER_API" | "SVRKIT_API" | "TOKEN_API";
  readonly pairs: readonly Pair[];
}

export interface OpenApiReply {
  readonly contentType?: string;
  readonly body?: Buffer;
  /** A refusal of the platform, before any interface is reached. */
  readonly errorCode?: number;
}

/** The messages between wx-server-sdk and WeChat, as far as they are read and written here. */
const MESSAGES = {
  nested: {
    Pair: {
      fields: {
        key: { id: 1, type: "string" },
        value: { id: 2, type: "bytes" },
        filename: { id: 4, type: "string" },
      },
    },
    Pairs: { fields: { pairs: { id: 1, rule: "repeated", type: "Pair" } } },
    ApiType: { values: { OPEN_API: 0, INNER_API: 1, SVRKIT_API: 2, TOKEN_API: 3 } },
    Call: {
      fields: {
        apiType: { id: 1, type: "ApiType" },
        openapiData: { id: 2, type: "Pairs" },
      },
    },
    Reply: {
      fields: {
        respData: { id: 1, type: "bytes" },
        contentType: { id: 2, type: "string" },
        errorCode: { id: 3, type: "int32" },
        httpCode: { id: 4, type: "uint32" },
      },
    },
  },
};

let loading: Promise<Root> | undefined;

/** Loaded at the first call: most projects never make one. */
function messages(): Promise<Root> {
  loading ??= import("protobufjs/light.js").then(({ Root }) => Root.fromJSON(MESSAGES));
  return loading;
}

export async function decodeCall(bytes: Buffer): Promise<OpenApiCall> {
  const Call = (await messages()).lookupType("Call");
  const call = Call.toObject(Call.decode(bytes), { defaults: true, enums: String, bytes: Buffer });
  return {
    apiType: call.apiType,
    pairs: (call.openapiData?.pairs ?? []).map((pair: { key?: string; value?: Uint8Array }) => ({
      key: pair.key ?? "",
      value: Buffer.from(pair.value ?? []),
    })),
  };
}

export async function encodeReply(reply: OpenApiReply): Promise<Buffer> {
  const Reply = (await messages()).lookupType("Reply");
  const { contentType, body: respData, errorCode } = reply;
  const fields = errorCode === undefined ? { respData, contentType, httpCode: 200 } : { errorCode };
  return Buffer.from(Reply.encode(Reply.create(fields)).finish());
}
