/** A refusal of the control door: told to the caller as HTTP 4xx `{ ok: false, error: { code, message } }`. */
export class ControlError extends Error {
  readonly code: string;
  /** HTTP status of the refusal, 400 unless a nearer one fits. */
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "ControlError";
    this.code = code;
    this.status = status;
  }
}
