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
    const look = () => {
      nameFields(all);
      giveRoles(close);
      layers.look();
    };
    look();
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, {
      ...{ childList: true, subtree: true, characterData: true },
      attributeFilter: ["class", "style", "placeholder", "aria-label"],
    });
    document.addEventListener("keydown", pressByKey, true);
    return () => {
      watcher.disconnect();
      layers.stop();
      document.removeEventListener("keydown", pressByKey, true);
    };
  }, [close, all]);
}
