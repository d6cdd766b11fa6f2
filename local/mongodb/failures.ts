import { MongoError, MongoServerError } from "mongodb";
import { DatabaseError, requestFailed } from "../database/errors.ts";
import { transactionConflict, transactionMissing } from "../database/refusals.ts";

const DUPLICATE_KEY = 11_000;
const WRITE_CONFLICT = 112;
const NO_SUCH_TRANSACTION = 251;
const TRANSACTION_TOO_OLD = 225;

/** What MongoDB refused, in CloudBase's codes; anything else as it came. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  const code = error instanceof MongoServerError ? error.code : undefined;
  if (code === NO_SUCH_TRANSACTION || code === TRANSACTION_TOO_OLD) return transactionMissing();
  if (isConflict(error)) return transactionConflict();
  if (code === DUPLICATE_KEY) return new DatabaseError("DATABASE_DUPLICATE_WRITE", error.message);
  return requestFailed(error.message);
}

/** Whether the whole transaction has failed and may be run again. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof MongoError)) return false;
  const code = error instanceof MongoServerError ? error.code : undefined;
  return code === WRITE_CONFLICT || error.hasErrorLabel("TransientTransactionError");
}
