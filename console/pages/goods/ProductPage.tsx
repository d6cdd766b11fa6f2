import { useNavigate, useParams } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { EditForm, useEdit } from "../../parts/EditForm.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
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
  const t = useWords(words);
  if (asked.data === undefined) {
    return (
      <Page
        title={productId === NEW ? t.newTitle : productId}
        back={{ to: "/products", text: t.back }}
      >
        <Loaded asked={asked}>{() => null}</Loaded>
      </Page>
    );
  }
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
  const edit = useEdit<ProductForm>(() => (known ? formOf(known) : emptyForm));
  const { form, change, isTried, isDirty } = edit;
  const { draft, wrong } = draftOf(form);
  const { send, isSending, problem } = useSend(async () => {
    const next = await saveProduct({ product: draft, rev: known?.rev ?? 0 });
    edit.keep();
    void MessagePlugin.success(known ? t.saved : t.created);
    if (known) onSaved();
    else setTimeout(() => void navigate(`/products/${next._id}`, { replace: true }));
  });
  const mayWrite = may("catalogue.saveProduct");
  const wrongCount = Object.keys(wrong).length;
  const at = placesOf(problem, isTried ? wrong : {}, t.wrong, form);
  const takesOff = known !== null && known.sale !== null && form.sale === null;
  const props = { form, change, at, isNew: known === null };
  return (
    <Page
      title={known?.title ?? t.newTitle}
      back={{ to: "/products", text: t.back }}
      note={mayWrite ? <Unsaved isDirty={isDirty} /> : <span className="faint">{t.readOnly}</span>}
      actions={
        known && may("stock.list") ? (
          <Button variant="outline" onClick={() => void navigate(`/stock?q=${known._id}-`)}>
            {t.stock}
          </Button>
        ) : null
      }
    >
      <EditForm
        {...{ edit, mayWrite, wrongCount, isSending, problem }}
        deed={known === null ? t.create : takesOff ? t.saveOff : t.save}
        onSave={() => void send()}
      >
        <BasicsSection {...props} />
        <PicturesSection {...props} />
        <SkusSection {...props} />
        <ProductSale {...props} />
      </EditForm>
    </Page>
  );
}
