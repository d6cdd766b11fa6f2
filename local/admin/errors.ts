/** A request of an SDK that is refused; told to it as `{ code, message, requestId }`. */
export class AdminError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "AdminError";
    this.code = code;
  }
}

export function invalidParam(message: string): AdminError {
  return new AdminError("INVALID_PARAM", message);
}
