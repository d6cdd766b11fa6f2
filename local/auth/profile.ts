import type { BodyFields } from "./bodyFields.ts";
import type { Profile } from "./user.ts";

/** What a user may tell of himself, by each name that the SDKs use for it. */
const NAMES: Readonly<Record<string, string>> = {
  name: "name",
  nickname: "name",
  nickName: "name",
  picture: "picture",
  avatar_url: "picture",
  avatarUrl: "picture",
  gender: "gender",
  description: "description",
  locale: "locale",
  zoneinfo: "zoneinfo",
  birthdate: "birthdate",
  country: "country",
  province: "province",
  city: "city",
  website: "website",
};

export const PROFILE_FIELDS: readonly string[] = Object.keys(NAMES);

/** The part of a body that is about the profile, under one name each. */
export function profileIn(body: BodyFields): Profile {
  const profile: Record<string, string> = {};
  for (const [given, name] of Object.entries(NAMES)) {
    const text = body.optional(given);
    if (text !== undefined) profile[name] = text;
  }
  return profile;
}
