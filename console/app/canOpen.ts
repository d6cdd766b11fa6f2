import { matchPath } from "react-router";
import { useMay } from "./may.ts";
import { SCREENS } from "./routes.ts";

/**
 * Whether the person may open an address of the console, such as "/orders?state=paid": to leave out a link that would end
 * at a closed door.
 */
export function useCanOpen(): (to: string) => boolean {
  const may = useMay();
  return (to) => {
    const pathname = to.split("?")[0] ?? to;
    return SCREENS.some(({ path, needs }) => matchPath(path, pathname) && needs.some(may));
  };
}
