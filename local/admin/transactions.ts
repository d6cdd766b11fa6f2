import type { Database } from "../database/index.ts";
import type { Action, Actions } from "./action.ts";

/** `database.*`: transactions, whose answers stand beside `requestId` and not under `data`. */
export function transactionActions(database: Database): Actions {
  return new Map<string, Action>([
    [
      "database.startTransaction",
      async () => ({ fields: { transactionId: database.startTransaction() } }),
    ],
    [
      "database.commitTransaction",
      async (params) => {
        await database.commit(params.text("transactionId"));
        return { fields: {} };
      },
    ],
    [
      "database.abortTransaction",
      async (params) => {
        await database.abort(params.text("transactionId"));
        return { fields: {} };
      },
    ],
  ]);
}
