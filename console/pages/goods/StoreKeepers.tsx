import { Link } from "react-router";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { keepersOf, type PostRow } from "../../services/store.ts";
import { words } from "./wordsStores.ts";

/** Who holds a store and who works there; they are appointed elsewhere. */
export function Keepers({ storeId }: { readonly storeId: string }) {
  const t = useWords(words);
  const asked = useCall(storeId, () => keepersOf(storeId));
  return (
    <Section
      title={t.keepers}
      actions={<Link to={`/posts?kind=store&prefix=${storeId}`}>{t.appoint}</Link>}
    >
      <Loaded asked={asked}>
        {(post) => {
          const now = Date.now();
          const terms = [
            ...(post?.holders ?? []).map((term) => ({ term, role: t.holder })),
            ...(post?.staff ?? []).map((term) => ({ term, role: t.staff })),
          ].filter(({ term }) => term.untilMs === null || term.untilMs > now);
          if (terms.length === 0) return <p className="faint">{t.nobody}</p>;
          return (
            <ul>
              {terms.map(({ term, role }) => (
                <li key={`${role}/${term.promoterId}/${term.fromMs}`}>
                  {role} <Promoter id={term.promoterId} /> <TermText term={term} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

function TermText({ term }: { readonly term: PostRow["holders"][number] }) {
  const t = useWords(words);
  return (
    <span className="faint">
      {filled(t.since, { at: momentText(term.fromMs) })}{" "}
      {term.untilMs === null ? "" : filled(t.till, { at: momentText(term.untilMs) })}
    </span>
  );
}
