import { linksOf } from "../lib/files.ts";
import { useCall } from "../lib/useCall.ts";

/** A small picture of goods; a grey square where there is none or it is gone. */
export function Picture({ id, size = 36 }: { readonly id: string | null; readonly size?: number }) {
  const asked = useCall(id ?? "", () => linksOf(id === null ? [] : [id]));
  const url = id === null ? undefined : asked.data?.get(id);
  const place = { width: size, height: size };
  return url === undefined ? (
    <span className="picture" style={place} aria-hidden />
  ) : (
    <img className="picture" style={place} src={url} alt="" loading="lazy" />
  );
}
