import { badRequest } from "./fields.ts";

/** Which part of a list is asked for. */
export type Page = { readonly limit: number; readonly offset: number };

const OFFSET_MAX = 999_999_999;

/**
 * `?limit=` and `?offset=` of an address.
 *
 * Errors: ControlError for what is no whole number, and for a limit above `limitMax`: whoever asks for more than he can
 * get would take the part for the whole.
 */
export function pageIn(query: URLSearchParams, o: { limit?: number; limitMax: number }): Page {
  return { limit: limitIn(query, o), offset: wholeIn(query, "offset", 0, OFFSET_MAX) };
}

/** As `pageIn`, for a list of which only the latest are told. */
export function limitIn(query: URLSearchParams, o: { limit?: number; limitMax: number }): number {
  return wholeIn(query, "limit", o.limit ?? 50, o.limitMax);
}

/** The part of a list that was asked for. */
export function partOf<T>(list: readonly T[], { limit, offset }: Page): T[] {
  return list.slice(offset, offset + limit);
}

function wholeIn(query: URLSearchParams, name: string, whenAbsent: number, max: number): number {
  const text = query.get(name);
  if (text === null) return whenAbsent;
  if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text);
  throw badRequest(`${name} must be a whole number up to ${max}`);
}
