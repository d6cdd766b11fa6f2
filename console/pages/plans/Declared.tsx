import { filled, useWords } from "../../lib/language.tsx";
import { recordAt } from "./planForm.ts";
import { words } from "./words.ts";
import { isToFill } from "./wordsDeclaration.ts";

/** The declaration of a plan that has one: who answers for what. It stands on every page of such a plan. */
export function Declared({ pack, declaration }: { readonly pack: unknown; declaration: unknown }) {
  const t = useWords(words);
  if (pack !== "declared") return null;
  const { by, counsel, accepts } = recordAt(declaration);
  const ids = Array.isArray(accepts) ? accepts.map(String) : [];
  const isFilled = ids.length > 0 && !isToFill(String(by ?? ""));
  return (
    <div className="declared" role="note">
      <div>
        <strong className="warn">{t.declared}</strong>{" "}
        {isFilled
          ? filled(t.declaredBy, {
              ...{ by: String(by), counsel: String(counsel), accepts: ids.join(t.comma) },
            })
          : t.notFilled}
      </div>
      <p className="faint">{t.declaredNote}</p>
    </div>
  );
}
