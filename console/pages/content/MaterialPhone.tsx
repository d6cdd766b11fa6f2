import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Thumb, useLinks } from "../../parts/Thumb.tsx";
import { shop } from "../../services/catalogue.ts";
import type { MaterialDraft } from "../../services/content.ts";
import { words } from "./wordsMaterials.ts";

/** What every advertisement must say is Chinese, whoever reads the console. */
const ADVERT = words.zh.advert;

/** As the mini program shows it: text, pictures three in a row, and the advertisement's line. */
export function Phone({ draft }: { readonly draft: MaterialDraft }) {
  const t = useWords(words);
  const may = useMay();
  const links = useLinks(draft.pictures);
  const { data: seller } = useCall("shop", async () =>
    may("catalogue.shop") ? (await shop()).name : "",
  );
  return (
    <aside className="phone" aria-label={t.preview}>
      <p className="phone-head">{t.preview}</p>
      <div className="phone-card">
        <p className="phone-text">{draft.text}</p>
        <div className={draft.pictures.length === 1 ? "phone-pictures is-one" : "phone-pictures"}>
          {draft.pictures.map((id) => (
            <Thumb key={id} link={links.get(id)} size={80} />
          ))}
        </div>
        <p className="phone-advert">{filled(ADVERT, { seller: seller ?? "" })}</p>
        <p className="phone-advert">{t.code}</p>
      </div>
    </aside>
  );
}
