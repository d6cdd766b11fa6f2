/** What a database call is refused with: the platform's code, and a text like MongoDB's for the person who reads it. */
export class DatabaseError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "DatabaseError";
    this.code = code;
  }
}

/** A request that MongoDB itself would refuse. */
export function requestFailed(message: string): DatabaseError {
  return new DatabaseError("DATABASE_REQUEST_FAILED", message);
}

/** Something the real service may know and this one does not: said by name, never passed over in silence. */
export function notEmulated(name: string): DatabaseError {
  return requestFailed(`not emulated: ${name}`);
}
