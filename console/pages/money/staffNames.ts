import { useEffect, useState } from "react";
import type { StaffNames } from "#contracts/staff.ts";
import { staffNames } from "../../services/staff.ts";

type Names = ReadonlyMap<string, string>;
const NONE: Names = new Map();
/** Asked for once for each page load; after a failure again with the next record that names somebody. */
let asked: Promise<Names> | null = null;

async function everyName(): Promise<Names> {
  const names = new Map<string, string>();
  for (let afterId: string | null = ""; afterId !== null;) {
    const page: StaffNames = await staffNames(afterId);
    for (const { staffId, name } of page.names) names.set(staffId, name);
    afterId = page.nextAfterId;
  }
  return names;
}

/** What colleagues are called. Empty until it is known: ids stand for them then. */
export function useStaffNames(): Names {
  const [names, setNames] = useState<Names>(NONE);
  useEffect(() => {
    let isOver = false;
    asked ??= everyName();
    asked.then(
      (known) => {
        if (!isOver) setNames(known);
      },
      () => {
        asked = null;
      },
    );
    return () => {
      isOver = true;
    };
  }, []);
  return names;
}
