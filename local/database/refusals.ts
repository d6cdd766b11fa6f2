import { DatabaseError, requestFailed } from "./errors.ts";

/** The refusals of the storage, in the platform's own words (as far as they are known). */
export function collectionMissing(name: string): DatabaseError {
  return new DatabaseError(
    "DATABASE_COLLECTION_NOT_EXIST",
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us. (Here: name it in database-indexes.json, as { "${name}": [] }, or start with --collections ${name}.)`,
  );
}

export function duplicateWrite(collection: string, index: string, value: string): DatabaseError {
  return new DatabaseError(
    "DATABASE_DUPLICATE_WRITE",
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { : ${value} }`,
  );
}

export function transactionConflict(): DatabaseError {
  return new DatabaseError(
    "DATABASE_TRANSACTION_CONFLICT",
    "[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.",
  );
}

export function transactionMissing(): DatabaseError {
  return new DatabaseError(
    "DATABASE_TRANSACTION_FAIL",
    "[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.",
  );
}

/** Not the platform's: a limit that keeps a leak of transactions from holding the machine. */
export function transactionsTooMany(limit: number): DatabaseError {
  return new DatabaseError(
    "DATABASE_TRANSACTION_FAIL",
    `${limit} transactions are open already: commit or abort some first`,
  );
}

export function invalidParameter(message: string): DatabaseError {
  return new DatabaseError("INVALID_PARAM", message);
}

/** SQLite's own words for a disk that takes no more. */
export function diskFull(): DatabaseError {
  return requestFailed("database or disk is full: nothing was written; make room and try again");
}
