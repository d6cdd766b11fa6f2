import { type Connection } from "./driver.ts";
import { type Storage } from "./storage.ts";

/** Connections kept for the next transactions: opening one costs more than using it. */
const IDLE_MAX = 8;

export interface Snapshots {
  /** A connection that sees the documents as they are now, whatever is written later. */
  take(): Connection;
  giveBack(snapshot: Connection): void;
  close(): void;
}

export function createSnapshots({ openSnapshotConnection }: Storage): Snapshots {
  const idle: Connection[] = [];
  return {
    take: () => {
      const snapshot = idle.pop() ?? openSnapshotConnection();
      snapshot.run("BEGIN");
      // BEGIN alone pins nothing: the first read does.
      snapshot.get("SELECT number FROM openings");
      return snapshot;
    },
    giveBack: (snapshot) => {
      snapshot.run("ROLLBACK");
      if (idle.length < IDLE_MAX) idle.push(snapshot);
      else snapshot.close();
    },
    close: () => {
      for (const snapshot of idle.splice(0)) snapshot.close();
    },
  };
}
