import { createContext, useContext } from "react";
import type { Me } from "../services/staff.ts";

/** Who is signed in. Only screens behind the door read it. */
export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error("nobody is signed in");
  return me;
}

/**
 * Whether the person may do an action, such as "withdraw.review": to show or leave out a button. The function decides by
 * itself when it is called.
 */
export function useMay(): (action: string) => boolean {
  const { can } = useMe();
  return (action) => can.includes(action);
}
