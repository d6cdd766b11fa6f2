import type { IdentityState } from "#core/identity/identity.ts";
import type { Columns } from "#core/tax/table.ts";

/** Whose income it is, in the clear, as only a tax file has it. Empty texts where nothing is known. */
export type Taxpayer = {
  readonly promoterId: string;
  /** `unreadable`: it is kept, but the vault could not open it. */
  readonly identity: IdentityState | "unreadable";
  readonly name: string;
  readonly idNumber: string;
  /** How many cards he was paid under before this one. */
  readonly formerCards: number;
};

/** 身份证件类型, in the words of the declaration. */
const RESIDENT = "居民身份证";

/** The columns with which every file says who it is. */
export const WHO: Columns<Taxpayer> = [
  ["姓名", ({ name }) => name],
  ["身份证件类型", ({ idNumber }) => (idNumber === "" ? "" : RESIDENT)],
  ["身份证件号码", ({ idNumber }) => (idNumber === "" ? "" : { digits: idNumber })],
];

/** What a filer must know of the identity, in Chinese. */
export function identityRemarks({ identity, formerCards }: Taxpayer): readonly string[] {
  const remarks: Readonly<Record<Taxpayer["identity"], string | null>> = {
    known: null,
    missing: "未提交实名信息",
    minor: "未满18周岁",
    locked: "本人已申请删除，仅限税务用途",
    destroyed: "实名信息已销毁",
    unreadable: "实名信息无法解密，请检查密钥",
  };
  const remark = remarks[identity];
  return [
    ...(remark === null ? [] : [remark]),
    ...(formerCards > 0 ? [`曾更换证件${formerCards}次，此前月份可能以原证件申报`] : []),
  ];
}
