import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { picksKeepEnter } from "../../lib/picksKeepEnter.ts";
import { showFirstWrong } from "../../lib/showWrong.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { type Product, product, saveProduct } from "../../services/catalogue.ts";
import { BasicsSection, PicturesSection } from "./ProductBasics.tsx";
import { draftOf, emptyForm, formOf, type ProductForm } from "./productForm.ts";
import { placesOf } from "./productPlaces.ts";
import { ProductSale } from "./ProductSale.tsx";
import { SkusSection } from "./ProductSkus.tsx";
import { words } from "./wordsProduct.ts";
import "./goods.css";

const NEW = "_new";

/** One product with everything that it has; or a new one. */
export function ProductPage() {
  const { productId = NEW } = useParams();
  const asked = useCall(productId, async () => (productId === NEW ? null : product(productId)));
  return (
    <Loaded asked={asked}>
      {(known) => (
        // What was saved begins a new form, so that nothing typed stands upon an older one.
        <ProductEditor
          key={`${productId}@${known?.rev ?? 0}`}
          known={known}
          onSaved={asked.refresh}
        />
      )}
    </Loaded>
  );
}

function ProductEditor({
  known,
  onSaved,
}: {
  readonly known: Product | null;
  readonly onSaved: () => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [first] = useState<ProductForm>(() => (known ? formOf(known) : emptyForm));
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { draft, wrong } = draftOf(form);
  const { send, isSending, problem } = useSend(async () => {
    const next = await saveProduct({ product: draft, rev: known?.rev ?? 0 });
    setSaved(true);
    void MessagePlugin.success(known ? t.saved : t.created);
    if (known) onSaved();
    else setTimeout(() => void navigate(`/products/${next._id}`, { replace: true }));
  });
  useEffect(() => {
    if (problem) showFirstWrong();
  }, [problem]);
  const mayWrite = may("catalogue.saveProduct");
  const isDirty = !isSaved && JSON.stringify(form) !== JSON.stringify(first);
  const wrongCount = Object.keys(wrong).length;
  const at = placesOf(problem, isTried ? wrong : {}, t.wrong, form);
  const change = (changes: Partial<ProductForm>) => setForm({ ...form, ...changes });
  const save = () => {
    setTried(true);
    if (wrongCount === 0) void send();
    else showFirstWrong();
  };
  const props = { form, change, at, isNew: known === null };
  return (
    <Page
      title={known?.title ?? t.newTitle}
      back={{ to: "/products", text: t.back }}
      note={mayWrite ? <Unsaved isDirty={isDirty} /> : <span className="faint">{t.readOnly}</span>}
      actions={
        known ? (
          <Button variant="outline" onClick={() => void navigate(`/stock?q=${known._id}-`)}>
            {t.stock}
          </Button>
        ) : null
      }
    >
      <form
        className="goods-form"
        onKeyDown={picksKeepEnter}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <fieldset disabled={!mayWrite} className="plain">
          <BasicsSection {...props} />
          <PicturesSection {...props} />
          <SkusSection {...props} />
          <ProductSale {...props} />
        </fieldset>
        {mayWrite ? (
          <div className="goods-save">
            <Button type="submit" loading={isSending} disabled={!isDirty}>
              {known ? t.save : t.create}
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
