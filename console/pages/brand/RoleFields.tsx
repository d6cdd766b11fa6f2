import { Input, Radio } from "tdesign-react";
import type { Role } from "#core/staff/roles.ts";
import { words as shellWords } from "../../app/words.ts";
import { useWords } from "../../lib/language.tsx";
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
        <label>
          {t.columns.stores}
          <Input
            value={stores}
            onChange={onStores}
            placeholder={t.storesHint}
            status={isMissing ? "error" : undefined}
            tips={isMissing ? t.storesWrong : undefined}
          />
        </label>
      ) : null}
    </>
  );
}
