import type { PayoutChannel } from "#core/wallet/withdrawal.ts";

/** Why a withdrawal was not paid and what to do: WeChat's codes in words, the bank's reason as staff wrote it. */
export function failureText(
  { failure, channel }: { readonly failure: string | null; readonly channel: PayoutChannel | null },
  words: Readonly<Record<string, string>>,
): string | null {
  if (failure === null || channel === "bank") return failure;
  return words[failure] ?? words["OTHER"] ?? failure;
}
