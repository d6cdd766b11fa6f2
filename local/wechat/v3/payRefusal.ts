/** What is answered to one call of WeChat Pay. `dropped`: nothing at all, the connection is cut. */
export type PayReply =
  | { readonly status: number; readonly json: object }
  /** 204: done, and nothing to say. */
  | { readonly status: 204 }
  /** A file, which WeChat does not sign. */
  | { readonly status: number; readonly file: Buffer; readonly contentType: string }
  | { readonly dropped: true };

export interface PayRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const refuse = ({ status, code, message }: PayRefusal): PayReply => ({
  status,
  json: { code, message },
});

export const paramError = (message: string): PayRefusal => ({
  ...{ status: 400, code: "PARAM_ERROR", message },
});
export const invalidRequest = (message: string): PayRefusal => ({
  ...{ status: 400, code: "INVALID_REQUEST", message },
});

export function isRefusal(value: object): value is PayRefusal {
  return "code" in value && "status" in value && "message" in value;
}
