import type { Defect } from "#scripts/mutate/defect.ts";

const CHECK = "core/shop/checkShop.ts";
const DISTANCE = "core/shop/distance.ts";
const HOURS = "core/shop/hours.ts";
const PICKUP = "core/shop/pickup.ts";
const SAVE = "core/shop/saveStore.ts";
const STAFF = "core/shop/storeStaff.ts";
const TERRITORY = "core/shop/territory.ts";
const TRIES = "core/shop/tries.ts";

/** Defects in stores: whose addresses they are, how far, when open, and the shop’s own rules. */
export const OPENING: readonly Defect[] = [
  {
    file: CHECK,
    find: "offFen >= fromFen ||",
    replace: "offFen > fromFen ||",
    says: "a reduction makes its goods free",
  },
  {
    file: CHECK,
    find: "named.indexOf(one) !== at",
    replace: "named.indexOf(one) === -1",
    says: "two rules of freight are about one region",
  },
  {
    file: DISTANCE,
    find: "Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * ",
    replace: "",
    says: "a degree of longitude is as long in Harbin as at the equator",
  },
  {
    file: HOURS,
    find: "8 * HOUR_MS + 3 * DAY_MS",
    replace: "3 * DAY_MS",
    says: "stores open by London’s time",
  },
  {
    file: HOURS,
    find: "from <= minute && minute < until",
    replace: "from <= minute && minute <= until",
    says: "a store is open at the minute at which it closes",
  },
  {
    file: HOURS,
    find: "open.until === WEEK_MINUTES && first.from === 0",
    replace: "false",
    says: "a night from Sunday to Monday ends at midnight",
  },
  {
    file: HOURS,
    find: "first.from + WEEK_MINUTES",
    replace: "first.from",
    says: "after Sunday’s hours the next ones were last Monday",
  },
  {
    file: PICKUP,
    find: "delivery.phone.slice(-4)",
    replace: "delivery.phone.slice(-6)",
    says: "store staff see six digits of a phone",
  },
  {
    file: PICKUP,
    find: "(?:^|\\D)(\\d{10})$",
    replace: "(\\d{10})$",
    says: "the end of a longer number is a pickup code",
  },
  {
    file: SAVE,
    find: "known.rev === rev ? ok(next)",
    replace: "known.rev >= rev ? ok(next)",
    says: "a store that somebody else changed is overwritten",
  },
  {
    file: SAVE,
    find: "isOpen: known.isOpen",
    replace: "isOpen: true",
    says: "a closed store opens when it is saved",
  },
  {
    file: STAFF,
    find: "holderAt(post, atMs) === personId",
    replace: "holderAt(post, atMs) !== null",
    says: "whoever asks holds a store",
  },
  {
    file: TERRITORY,
    find: "isWithin(region, other.region) || isWithin(other.region, region)",
    replace: "isWithin(region, other.region)",
    says: "a city is given to a store though a district of it is another’s",
  },
  {
    file: TERRITORY,
    find: "isWithin(region, other.region) || isWithin(other.region, region)",
    replace: "region === other.region",
    says: "a district is given to a store within another’s city",
  },
  {
    file: TERRITORY,
    find: "others.length + widest.length > REGIONS_MAX",
    replace: "widest.length > REGIONS_MAX",
    says: "regions are limited by store and not together",
  },
  {
    file: TERRITORY,
    find: "province: 2, city: 4, district: 6",
    replace: "province: 2, city: 2, district: 6",
    says: "a city is its whole province",
  },
  {
    file: TRIES,
    find: "atMs > nowMs - HOUR_MS",
    replace: "atMs > nowMs + HOUR_MS",
    says: "wrong pickup codes are never counted",
  },
];
