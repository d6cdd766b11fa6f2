import { useEffect, useRef, useState } from "react";
import { filled, useWords } from "../../lib/language.tsx";
import { textOf } from "../../lib/said.ts";
import { type CheckedWords, checkWords } from "../../services/content.ts";
import { marked } from "./marked.ts";
import { words } from "./words.ts";
import "./content.css";

type Found = CheckedWords["found"];
type Text = { readonly field: string; readonly text: string };

const PAUSE_MS = 400;

/** What an advertisement may not say of these texts; looked for when the writer pauses. Null = not looked yet. */
export function useCheckedWords(texts: readonly Text[]): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const latest = useRef(texts);
  latest.current = texts;
  const key = JSON.stringify(texts);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      const asked = latest.current.filter(({ text }) => text.trim() !== "");
      if (asked.length === 0) return setFound([]);
      // Where this fails nothing is lost: saving checks the same words.
      return void checkWords(asked).then(
        (reply) => isOver || setFound(reply.found),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key]);
  return found;
}

/** The forbidden phrases of one text where they stand, why, and what to write instead. */
export function WordsCheck({
  found,
  field,
  text,
}: {
  readonly found: Found | null;
  readonly field: string;
  readonly text: string;
}) {
  const { check: t } = useWords(words);
  const here = (found ?? []).filter((one) => one.field === field);
  if (here.length === 0) {
    return found === null || text.trim() === "" ? null : <span className="good">✓ {t.good}</span>;
  }
  return (
    <div className="words-check" role="alert">
      <p className="words-text">
        {marked(
          text,
          here.map(({ phrase }) => phrase),
        ).map((piece, at) => (piece.isMarked ? <mark key={at}>{piece.text}</mark> : piece.text))}
      </p>
      <ul>
        {here.map(({ phrase, why, instead }) => (
          <li key={phrase}>
            <strong className="bad">{filled(t.phrase, { phrase })}</strong> {textOf(why)}
            <br />
            <span className="faint">{filled(t.instead, { instead: textOf(instead) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
