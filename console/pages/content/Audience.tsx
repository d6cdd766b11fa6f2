import { useWords } from "../../lib/language.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import type { StaffNotice } from "../../services/content.ts";
import { audienceText } from "./noticeText.ts";
import { words } from "./wordsNotices.ts";

/** To whom a notice is; the one promoter as a link to his page. */
export function Audience({ audience }: Pick<StaffNotice, "audience">) {
  const t = useWords(words);
  return audience.kind === "promoter" ? (
    <Promoter id={audience.promoterId} />
  ) : (
    <span className="nowrap">{audienceText(audience, t)}</span>
  );
}
