import { Link } from "react-router";
import { Input, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { issueAt } from "../../lib/issues.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { EditForm, useEdit } from "../../parts/EditForm.tsx";
import { Field } from "../../parts/Field.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
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
  const t = useWords(words);
  const asked = useCall("shop", shop);
  const known = asked.data;
  if (known) return <ShopEditor key={known.rev} known={known} onSaved={asked.refresh} />;
  return (
    <Page title={t.title}>
      <Loaded asked={asked}>{() => null}</Loaded>
    </Page>
  );
}

function ShopEditor({ known, onSaved }: { readonly known: Shop; readonly onSaved: () => void }) {
  const t = useWords(words);
  const may = useMay();
  const edit = useEdit(() => shopForm(known));
  const { form, change, isTried, isDirty } = edit;
  const { draft, wrong } = shopDraft(form, known);
  const { send, isSending, problem } = useSend(async () => {
    await saveShop({ rev: known.rev, shop: draft });
    edit.keep();
    void MessagePlugin.success(t.saved);
    onSaved();
  });
  const mayWrite = may("catalogue.saveShop");
  const wrongCount = Object.keys(wrong).length;
  const at: At = (place) => {
    const kind = isTried ? wrong[place] : undefined;
    return kind === undefined ? issueAt(problem, `shop.${place}`) : t.wrong[kind];
  };
  const part = { form, at, change };
  return (
    <Page
      title={t.title}
      note={mayWrite ? <Unsaved isDirty={isDirty} /> : <span className="faint">{t.readOnly}</span>}
      actions={<Link to="/campaigns?kind=reductions">{t.reductions}</Link>}
    >
      <EditForm
        {...{ edit, mayWrite, wrongCount, isSending, problem }}
        deed={t.save}
        onSave={() => void send()}
      >
        <BrandSection {...part} />
        <BannersSection {...part} />
        <CategoriesSection {...part} />
        <ContactsSection {...part} />
        <FreightSection {...part} />
        <TermsSection {...part} />
      </EditForm>
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
