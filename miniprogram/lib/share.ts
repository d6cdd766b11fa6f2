import { shareCode } from "../services/session";

export type ShareCard = {
  readonly title: string;
  readonly path: string;
  readonly imageUrl?: string;
};

/** A page's share card: a promoter's carries his own code, so that whoever opens it becomes his fan. */
export function shareCard({ title, path, imageUrl }: ShareCard): ShareCard {
  const code = shareCode();
  const joint = path.includes("?") ? "&" : "?";
  const tagged = code === null ? path : `${path}${joint}scene=${encodeURIComponent(code)}`;
  return { title, path: tagged, ...(imageUrl === undefined ? {} : { imageUrl }) };
}
