/** Says what was done; what is left alone goes to `notes`. */
export type Step = { readonly said: string; readonly notes: readonly string[] };
export const step = (said: string, notes: readonly string[] = []): Step => ({ said, notes });
