import { useEffect } from "react";
import { nameFields } from "../lib/fieldNames.ts";
import { useWords } from "../lib/language.tsx";
import { watchLayers } from "../lib/layers.ts";
import { giveRoles, pressByKey } from "../lib/roles.ts";
import { words } from "./words.ts";

/**
 * What TDesign leaves out for whoever hears the page or has no mouse, put right for every screen at once, as it changes: a
 * screen that forgets it does not exist.
 */
export function useHeard(): void {
  const { close, all } = useWords(words).heard;
  useEffect(() => {
    const layers = watchLayers();
    let frame = 0;
    const name = () => {
      frame = 0;
      nameFields(all);
      giveRoles(close);
      watcher.takeRecords(); // What it changed itself is no reason to look again.
    };
    // The focus follows at once, before the next key. Names wait for the frame that shows what they name.
    const look = () => {
      layers.look();
      if (frame === 0) frame = requestAnimationFrame(name);
    };
    const watcher = new MutationObserver(look);
    name();
    look();
    watcher.observe(document.body, {
      ...{ childList: true, subtree: true, characterData: true },
      attributeFilter: ["class", "style", "placeholder", "aria-label"],
    });
    document.addEventListener("keydown", pressByKey, true);
    return () => {
      watcher.disconnect();
      cancelAnimationFrame(frame);
      layers.stop();
      document.removeEventListener("keydown", pressByKey, true);
    };
  }, [close, all]);
}
