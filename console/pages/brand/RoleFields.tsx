import { Radio, Select } from "tdesign-react";
import type { Role } from "#core/staff/roles.ts";
import { words as shellWords } from "../../app/words.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { stores as askStores } from "../../services/store.ts";
import { words } from "./words.ts";

const ROLES: readonly Role[] = ["owner", "operations", "finance", "service", "auditor", "store"];

/** The stores of a field of ids. */
export const storesOf = (typed: string): string[] =>
  typed.split(/[\s,，]+/).filter((id) => id !== "");

/** A role, said by what it may do; stores where the role is of some. */
export function RoleFields({
  role,
  stores,
  onRole,
  onStores,
}: {
  readonly role: Role;
  readonly stores: string;
  readonly onRole: (role: Role) => void;
  readonly onStores: (stores: string) => void;
}) {
  const { staff: t, invite } = useWords(words);
  const { roles } = useWords(shellWords);
  const isMissing = role === "store" && storesOf(stores).length === 0;
  return (
    <>
      <Radio.Group value={role} onChange={(value) => onRole(value as Role)} className="roles">
        {ROLES.map((one) => (
          <Radio key={one} value={one}>
            {roles[one]} <span className="faint">{invite.rolesHint[one]}</span>
          </Radio>
        ))}
      </Radio.Group>
      {role === "store" ? (
        <Field name={t.columns.stores} wrong={isMissing ? t.storesWrong : undefined}>
          <StorePick chosen={storesOf(stores)} onChange={(ids) => onStores(ids.join(" "))} />
        </Field>
      ) : null}
    </>
  );
}

/** Chooses some of the brand's stores; those that are gone keep their ids. */
function StorePick({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (storeIds: readonly string[]) => void;
}) {
  const { staff: t } = useWords(words);
  const { data } = useCall("stores", () => askStores({ limit: 100 }));
  const known = (data?.stores ?? []).map(({ storeId, name }) => ({ value: storeId, label: name }));
  const gone = chosen.filter((id) => known.every(({ value }) => value !== id));
  return (
    <Select
      multiple
      filterable
      placeholder={t.storesHint}
      value={[...chosen]}
      options={[...known, ...gone.map((value) => ({ value, label: value }))]}
      onChange={(ids) => onChange((ids as readonly unknown[]).map(String))}
    />
  );
}
