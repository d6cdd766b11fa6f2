/** How a poster may be laid out. The mini program draws each; the words are the same on all. */
export type PosterTemplate = { readonly id: PosterTemplateId; readonly name: string };
type PosterTemplateId = "classic" | "picture" | "letter" | "season";

export const POSTER_TEMPLATES: readonly PosterTemplate[] = [
  { id: "classic", name: "经典" },
  { id: "picture", name: "大图" },
  { id: "letter", name: "手札" },
  { id: "season", name: "时令" },
];
