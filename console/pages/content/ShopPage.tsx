import { useEffect, useState } from "react";
import { Link } from "react-router";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { issueAt } from "../../lib/issues.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { picksKeepEnter } from "../../lib/picksKeepEnter.ts";
import { showFirstWrong } from "../../lib/showWrong.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { saveShop, shop, type Shop } from "../../services/catalogue.ts";
import { FreightSection } from "./ShopFreight.tsx";
import { BannersSection, CategoriesSection, ContactsSection } from "./ShopLists.tsx";
import { shopDraft, type ShopForm, shopForm } from "./shopForm.ts";
import { words } from "./wordsShop.ts";
import "./content.css";

/** What is wrong at a place of the shop, in words; undefined = nothing. */
export type At = (place: string) => string | undefined;
export type ShopPart = {
  readonly form: ShopForm;
  readonly change: (changes: Partial<ShopForm>) => void;
  readonly at: At;
};

/** The shop as a whole: what stands on its first page, whom to ask, what sending costs. */
export function ShopPage() {
  const asked = useCall("shop", shop);
  return (
    <Loaded asked={asked}>
      {(known) => <ShopEditor key={known.rev} known={known} onSaved={asked.refresh} />}
    </Loaded>
  );
}

function ShopEditor({ known, onSaved }: { readonly known: Shop; readonly onSaved: () => void }) {
  const t = useWords(words);
  const may = useMay();
  const [first] = useState(() => shopForm(known));
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { draft, wrong } = shopDraft(form, known);
  const { send, isSending, problem } = useSend(async () => {
    await saveShop({ rev: known.rev, shop: draft });
    setSaved(true);
    void MessagePlugin.success(t.saved);
    onSaved();
  });
  useEffect(() => {
    if (problem) showFirstWrong();
  }, [problem]);
  const mayWrite = may("catalogue.saveShop");
  const isDirty = !isSaved && JSON.stringify(form) !== JSON.stringify(first);
  const wrongCount = Object.keys(wrong).length;
  const at: At = (place) => {
    const kind = isTried ? wrong[place] : undefined;
    return kind === undefined ? issueAt(problem, `shop.${place}`) : t.wrong[kind];
  };
  const part = { form, at, change: (some: Partial<ShopForm>) => setForm({ ...form, ...some }) };
  return (
    <Page
      title={t.title}
      note={mayWrite ? <Unsaved isDirty={isDirty} /> : <span className="faint">{t.readOnly}</span>}
      actions={<Link to="/campaigns?kind=reductions">{t.reductions}</Link>}
    >
      <form
        onKeyDown={picksKeepEnter}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrongCount === 0) void send();
          else showFirstWrong();
        }}
      >
        <fieldset disabled={!mayWrite} className="plain">
          <BrandSection {...part} />
          <BannersSection {...part} />
          <CategoriesSection {...part} />
          <ContactsSection {...part} />
          <FreightSection {...part} />
          <TermsSection {...part} />
        </fieldset>
        {mayWrite ? (
          <div className="shop-save">
            <Button type="submit" loading={isSending} disabled={!isDirty}>
              {t.save}
            </Button>
            {isTried && wrongCount > 0 ? (
              <span className="wrong">{filled(t.fix, { n: wrongCount })}</span>
            ) : null}
            {problem ? <Problem problem={problem} /> : null}
          </div>
        ) : null}
      </form>
    </Page>
  );
}

function BrandSection({ form, change, at }: ShopPart) {
  const t = useWords(words);
  return (
    <Section title={t.brand}>
      <div className="content-form">
        <Field name={t.name} wrong={at("name")}>
          <Input value={form.name} maxlength={30} onChange={(name) => change({ name })} />
        </Field>
        <Field name={t.logo} isGroup wrong={at("logo")}>
          <Pictures
            fileIds={form.logo === null ? [] : [form.logo]}
            folder="shop/banners"
            max={1}
            onChange={([logo = null]) => change({ logo })}
          />
        </Field>
      </div>
    </Section>
  );
}

function TermsSection({ form, change, at }: ShopPart) {
  const t = useWords(words);
  return (
    <Section title={t.terms}>
      <div className="content-form">
        <div className="row">
          <Field name={t.afterSalesDays} wrong={at("afterSalesDays")}>
            <Input
              value={form.afterSalesDays}
              onChange={(afterSalesDays) => change({ afterSalesDays })}
            />
          </Field>
          <Field name={t.receiveDays} wrong={at("receiveDays")}>
            <Input value={form.receiveDays} onChange={(receiveDays) => change({ receiveDays })} />
          </Field>
        </div>
      </div>
    </Section>
  );
}
