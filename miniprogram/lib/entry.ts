import { forget, keep, kept } from "./storage";
import { session } from "../services/session";
import { scan } from "../services/qrcode";

/**
 * Whose code the person came by. WeChat gives a code's text as `scene`, encoded once more; our own links and cards use
 * the same name. It is told to the brand once the person has agreed to the privacy notice, and kept until then.
 */
export function noteEntry(query: Readonly<Record<string, unknown>>): void {
  const { scene } = query;
  if (typeof scene !== "string" || scene === "") return;
  keep("openedCode", decodeURIComponent(scene));
  void tellEntry();
}

/** Tells of the code that was kept. Nothing that goes wrong here may stand between the person and the shop. */
export async function tellEntry(): Promise<void> {
  const code = kept("openedCode");
  if (code === undefined) return;
  try {
    const { hasAgreed } = await session();
    if (!hasAgreed) return;
    await scan(code);
    forget("openedCode");
  } catch (error) {
    // A code that is none is forgotten; one that did not get through is told of at the next opening.
    if (error instanceof Error && "isRefusal" in error && error.isRefusal === true) {
      forget("openedCode");
    }
  }
}
