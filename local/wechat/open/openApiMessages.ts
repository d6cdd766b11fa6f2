import type { Message, Root, Type } from "protobufjs/light.js";
import { invalidParam } from "../../admin/errors.ts";

/** A top-level parameter of an open interface: its value is JSON text, or the bytes of a file. */
export interface Pair {
  readonly key: string;
  readonly value: Buffer;
}

/** What wx-server-sdk sends: an open interface with its parameters, or another kind of call, by name. */
export interface OpenApiCall {
  /** OPEN_API, INNER_API, SVRKIT_API or TOKEN_API; the number of any other. */
  readonly apiType: string;
  readonly pairs: readonly Pair[];
  /** What a SVRKIT call holds for the service that it names. */
  readonly service: { readonly name: string; readonly request: Buffer };
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
    Service: {
      fields: { apiName: { id: 1, type: "string" }, reqData: { id: 2, type: "bytes" } },
    },
    OpenDataAsked: { fields: { cloudidList: { id: 2, rule: "repeated", type: "string" } } },
    OpenDatum: { fields: { cloudId: { id: 1, type: "string" }, json: { id: 2, type: "string" } } },
    OpenData: { fields: { dataList: { id: 1, rule: "repeated", type: "OpenDatum" } } },
    ApiType: { values: { OPEN_API: 0, INNER_API: 1, SVRKIT_API: 2, TOKEN_API: 3 } },
    Call: {
      fields: {
        apiType: { id: 1, type: "ApiType" },
        openapiData: { id: 2, type: "Pairs" },
        svrkitData: { id: 4, type: "Service" },
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

/** Errors: INVALID_PARAM. */
export async function decodeCall(bytes: Buffer): Promise<OpenApiCall> {
  const Call = (await messages()).lookupType("Call");
  const options = { defaults: true, enums: String, bytes: Buffer };
  const call = Call.toObject(decoded(Call, bytes), options);
  return {
    apiType: String(call.apiType),
    pairs: (call.openapiData?.pairs ?? []).map((pair: { key?: string; value?: Uint8Array }) => ({
      key: pair.key ?? "",
      value: Buffer.from(pair.value ?? []),
    })),
    service: {
      name: call.svrkitData?.apiName ?? "",
      request: Buffer.from(call.svrkitData?.reqData ?? []),
    },
  };
}

function decoded(type: Type, bytes: Buffer): Message {
  try {
    return type.decode(bytes);
  } catch (error) {
    throw invalidParam(`requestData is no ${type.name} in protobuf: ${(error as Error).message}`);
  }
}

/** The cloud ids that `getOpenData` asks about. Errors: INVALID_PARAM. */
export async function decodeCloudIds(bytes: Buffer): Promise<readonly string[]> {
  const Asked = (await messages()).lookupType("OpenDataAsked");
  return Asked.toObject(decoded(Asked, bytes), { arrays: true })["cloudidList"];
}

export async function encodeOpenData(
  data: readonly { readonly cloudId: string; readonly json: string }[],
): Promise<Buffer> {
  const OpenData = (await messages()).lookupType("OpenData");
  return Buffer.from(OpenData.encode(OpenData.create({ dataList: data })).finish());
}

export async function encodeReply(reply: OpenApiReply): Promise<Buffer> {
  const Reply = (await messages()).lookupType("Reply");
  const { contentType, body: respData, errorCode } = reply;
  const fields = errorCode === undefined ? { respData, contentType, httpCode: 200 } : { errorCode };
  return Buffer.from(Reply.encode(Reply.create(fields)).finish());
}
