/** How the service refuses: HTTP status and the number that js-sdk sorts errors by, for each word of refusal. */
const KINDS = {
  invalid_argument: { status: 400, number: 3 },
  invalid_password: { status: 400, number: 3 },
  invalid_verification_code: { status: 400, number: 3 },
  invalid_status: { status: 400, number: 9 },
  invalid_grant: { status: 400, number: 3 },
  not_found: { status: 404, number: 5 },
  already_exists: { status: 409, number: 6 },
  permission_denied: { status: 403, number: 7 },
  resource_exhausted: { status: 429, number: 8 },
  failed_precondition: { status: 400, number: 9 },
  unimplemented: { status: 501, number: 12 },
  unauthenticated: { status: 401, number: 16 },
} as const;

export type AuthErrorKind = keyof typeof KINDS;

/**
 * A refusal of `/auth/v1`: told to the caller as `{ error, error_code, error_description }`.
 *
 * Source: the error tables of the HTTP API (docs.cloudbase.net/http-api/auth) and the codes that js-sdk 3.7 knows.
 */
export class AuthError extends Error {
  readonly kind: AuthErrorKind;

  constructor(kind: AuthErrorKind, description: string) {
    super(description);
    this.name = "AuthError";
    this.kind = kind;
  }

  get status(): number {
    return KINDS[this.kind].status;
  }

  get body(): object {
    return {
      error: this.kind,
      error_code: KINDS[this.kind].number,
      error_description: this.message,
    };
  }
}

export function notEmulated(what: string): AuthError {
  return new AuthError("unimplemented", `not emulated: ${what}`);
}
