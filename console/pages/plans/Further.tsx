import { Button } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { words } from "../../parts/words.ts";

/** The way to the page after this one, and back to the first; null = there is none. */
export function Further({
  text,
  onFirst,
  onNext,
}: {
  readonly text: string;
  readonly onFirst: (() => void) | null;
  readonly onNext: (() => void) | null;
}) {
  const { list: t } = useWords(words);
  if (onFirst === null && onNext === null) return null;
  return (
    <footer className="pager">
      <span className="space" />
      {onFirst === null ? null : (
        <Button size="small" variant="outline" onClick={onFirst}>
          {t.first}
        </Button>
      )}
      {onNext === null ? null : (
        <Button size="small" variant="outline" onClick={onNext}>
          {text}
        </Button>
      )}
    </footer>
  );
}
