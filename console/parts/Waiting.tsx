import { Loading } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { words } from "./words.ts";

/** Something is on its way; said only when it takes a moment. */
export function Waiting() {
  const { waiting } = useWords(words);
  return (
    <div className="waiting" role="status">
      <Loading text={waiting} size="small" delay={250} />
    </div>
  );
}
