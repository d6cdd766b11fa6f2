import { Button, Input, Select } from "tdesign-react";
import { moved, replaced, without } from "../../lib/arranged.ts";
import { useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { Field } from "../../parts/Field.tsx";
import { Named } from "../../parts/Named.tsx";
import { Section } from "../../parts/Page.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import { ProductPick } from "../../parts/ProductPick.tsx";
import { Thumb, useLinks } from "../../parts/Thumb.tsx";
import type { ShopPart } from "./ShopPage.tsx";
import { words } from "./wordsShop.ts";

const BANNERS_MAX = 10;
const CATEGORIES_MAX = 50;
const CONTACTS_MAX = 6;

/** Moves and removes one of a list. */
function RowDeeds<T>({
  list,
  at,
  onChange,
}: {
  readonly list: readonly T[];
  readonly at: number;
  readonly onChange: (list: readonly T[]) => void;
}) {
  const t = useWords(words);
  return (
    <span className="shop-fields">
      <Button
        size="small"
        variant="text"
        disabled={at === 0}
        onClick={() => onChange(moved(list, at, at - 1))}
      >
        {t.up}
      </Button>
      <Button
        size="small"
        variant="text"
        disabled={at === list.length - 1}
        onClick={() => onChange(moved(list, at, at + 1))}
      >
        {t.down}
      </Button>
      <Button
        size="small"
        variant="text"
        theme="danger"
        onClick={() => onChange(without(list, at))}
      >
        {t.remove}
      </Button>
    </span>
  );
}

export function BannersSection({ form, change, at }: ShopPart) {
  const t = useWords(words);
  const { banners } = form;
  const links = useLinks(banners.map(({ picture }) => picture));
  const set = (next: typeof banners) => change({ banners: next });
  return (
    <Section title={t.banners}>
      {banners.map((banner, n) => (
        <div key={banner.picture} className="shop-row">
          <Thumb link={links.get(banner.picture)} size={96} />
          <Field name={t.bannerTo} wrong={at(`banners.${n}`)}>
            <ProductPick
              productIds={banner.productId === null ? [] : [banner.productId]}
              max={1}
              onChange={([productId = null]) => set(replaced(banners, n, { ...banner, productId }))}
            />
          </Field>
          <RowDeeds list={banners} at={n} onChange={set} />
        </div>
      ))}
      <br />
      {banners.length < BANNERS_MAX ? (
        <Field name={t.addBanner} isGroup>
          <Pictures
            fileIds={[]}
            folder="shop/banners"
            max={1}
            onChange={([picture]) => {
              if (picture !== undefined) set([...banners, { picture, productId: null }]);
            }}
          />
        </Field>
      ) : null}
    </Section>
  );
}

export function CategoriesSection({ form, change, at }: ShopPart) {
  const t = useWords(words);
  const { categories } = form;
  const set = (next: typeof categories) => change({ categories: next });
  return (
    <Section
      title={t.categories}
      actions={
        categories.length < CATEGORIES_MAX ? (
          <Button
            size="small"
            variant="outline"
            onClick={() =>
              set([...categories, { id: `c-${newId().slice(0, 8)}`, name: "", picture: null }])
            }
          >
            {t.addCategory}
          </Button>
        ) : null
      }
    >
      {categories.map((category, n) => (
        <div key={category.id} className="shop-row is-plain">
          <div className="shop-fields">
            <Input
              style={{ width: 200 }}
              value={category.name}
              maxlength={30}
              placeholder={t.categoryName}
              aria-label={t.categoryName}
              status={at(`categories.${n}`) ? "error" : "default"}
              tips={at(`categories.${n}`)}
              onChange={(name) => set(replaced(categories, n, { ...category, name }))}
            />
            <span className="faint">{category.id}</span>
            <Pictures
              fileIds={category.picture === null ? [] : [category.picture]}
              folder="shop/banners"
              max={1}
              isSmall
              onChange={([picture = null]) =>
                set(replaced(categories, n, { ...category, picture }))
              }
            />
          </div>
          <RowDeeds list={categories} at={n} onChange={set} />
        </div>
      ))}
      <p className="faint">{t.categoryHint}</p>
    </Section>
  );
}

export function ContactsSection({ form, change, at }: ShopPart) {
  const t = useWords(words);
  const { accounts } = form;
  const set = (next: typeof accounts) => change({ accounts: next });
  return (
    <Section
      title={t.contacts}
      actions={
        accounts.length < CONTACTS_MAX ? (
          <Button
            size="small"
            variant="outline"
            onClick={() => set([...accounts, { kind: "wecom", account: "" }])}
          >
            {t.addContact}
          </Button>
        ) : null
      }
    >
      <p className="faint">{t.contactsHint}</p>
      {accounts.map((contact, n) => (
        <div key={n} className="shop-row is-plain">
          <div className="shop-fields">
            <Named name={t.contactKind}>
              <Select
                style={{ width: 130 }}
                value={contact.kind}
                options={Object.entries(t.contactKinds).map(([value, label]) => ({ value, label }))}
                onChange={(kind) =>
                  set(replaced(accounts, n, { ...contact, kind: kind === "qq" ? "qq" : "wecom" }))
                }
              />
            </Named>
            <Input
              style={{ width: 260 }}
              value={contact.account}
              placeholder={t.account}
              aria-label={t.account}
              status={at(`contacts.accounts.${n}`) ? "error" : "default"}
              tips={at(`contacts.accounts.${n}`)}
              onChange={(account) => set(replaced(accounts, n, { ...contact, account }))}
            />
          </div>
          <RowDeeds list={accounts} at={n} onChange={set} />
        </div>
      ))}
      <br />
      <Field name={t.phone} wrong={at("contacts.phone")}>
        <Input style={{ width: 260 }} value={form.phone} onChange={(phone) => change({ phone })} />
      </Field>
    </Section>
  );
}
