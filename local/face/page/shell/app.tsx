import { useEffect, useRef, useState } from "preact/hooks";
import { Toasts } from "../parts/toast.tsx";
import { usePlace } from "../place.tsx";
import { SECTIONS, sectionName, type SectionId } from "../sections.ts";
import { HealthProvider } from "../serverNow.tsx";
import { language, onLanguage } from "../words.ts";
import { KeysDialog, useKeys } from "./keys.tsx";
import { Lost } from "./lost.tsx";
import { Navigation } from "./navigation.tsx";
import { SectionView } from "./sectionView.tsx";

/** The whole page. Drawn anew from the top when the language changes, since every word does. */
export function App() {
  const [spoken, setSpoken] = useState(language);
  useEffect(() => onLanguage(() => setSpoken(language())), []);
  return (
    <HealthProvider key={spoken}>
      <Shell />
    </HealthProvider>
  );
}

function Shell() {
  const place = usePlace();
  const [areKeysShown, showKeys] = useState(false);
  const content = useRef<HTMLElement>(null);
  const section = sectionOf(place.path[0]);
  useKeys(() => showKeys(true));
  useFocusOnArrival(content, place.path.join("/"));
  useEffect(() => {
    document.title = `${sectionName(section)} · cloudbase-local`;
  }, [section]);
  return (
    <div class="shell">
      <Navigation current={section} onKeys={() => showKeys(true)} />
      <main ref={content}>
        <Lost />
        <SectionView section={section} place={place} />
      </main>
      <Toasts />
      {areKeysShown && <KeysDialog onClose={() => showKeys(false)} />}
    </div>
  );
}

function sectionOf(step: string | undefined): SectionId {
  return SECTIONS.find(({ id }) => id === step)?.id ?? "overview";
}

/** Whoever has gone elsewhere starts at its heading; the first page that is opened takes no focus. */
function useFocusOnArrival(content: { current: HTMLElement | null }, path: string): void {
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    content.current?.querySelector<HTMLElement>("h1")?.focus();
    scrollTo(0, 0);
  }, [path]);
}
