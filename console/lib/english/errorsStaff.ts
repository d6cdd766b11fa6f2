import type { CONTENT_SENTENCES } from "#contracts/contentErrors.ts";
import type { STAFF_SENTENCES } from "#contracts/staffErrors.ts";

/** What is refused about contents and to the brand's staff, in English; see `ERRORS`. */
export const STAFF_ERRORS: Readonly<
  Record<keyof typeof CONTENT_SENTENCES | keyof typeof STAFF_SENTENCES, string>
> = {
  // Contents
  promoter_required: "This is for promoters; becoming one is free.",
  phrase_forbidden: "“{phrases}” may not be used: {why}. Please write it another way.",
  material_unknown: "There is no such material, or it was taken down; please refresh.",
  product_not_offered:
    "There is no product “{productId}”, or it is not on sale; please remove it or choose another.",
  theme_unknown: "There is no such theme, or it has ended; please choose again.",
  themes_full: "There are 100 themes at a time at most; please end some first.",
  shop_page_unknown: "There is no such page; please check its number, or go to the shop's front.",
  shop_page_closed: "This page is closed; its products are still sold at the shop's front.",
  notice_unknown: "There is no such notice, or it was withdrawn; please refresh.",
  notice_id_taken:
    "This notice's id is taken with other contents; a notice that was sent cannot be changed, so use another id.",
  // Staff
  session_required: "Please sign in to the console first.",
  session_ended:
    "Your sign-in is over (after 12 hours, after 2 hours without work, or because it was ended); please sign in again.",
  staff_suspended: "Your account is suspended; please ask an owner.",
  role_forbidden:
    "Your role is {roleName}, and this is done by: {allowed}. Please ask one of them, or have an owner change your role.",
  store_forbidden:
    "You may only do this for your own stores ({storeIds}); please choose one of them, or ask operations.",
  reentry_required:
    "An owner has signed you out on all devices. Ask an owner for a re-entry code, enter it, then sign in.",
  reentry_expired:
    "The re-entry code has run out (24 hours); please have an owner sign you out again and give you a new one.",
  staff_code_wrong: "This code is wrong; please check it. You can try {left} more times.",
  staff_code_resting:
    "Too many wrong codes; please try again in an hour, or ask an owner for a new one.",
  invitation_over:
    "This invitation was used or cancelled, or has run out; please have an owner invite you again.",
  invitation_unknown: "There is no such invitation; please refresh the list.",
  invitation_id_taken:
    "This invitation's id is taken with other contents; please open the page again and invite again.",
  staff_exists: "You are staff already; just sign in.",
  staff_unknown: "There is no such colleague; please refresh the list.",
  staff_self: "You cannot change your own role or state; please have another owner do it.",
  last_owner: "There must be one owner at least; please make somebody else an owner first.",
  stores_required: "The role “store” needs one store at least.",
  views_full: "{viewsMax} views are saved, the most there can be; please delete some first.",
  view_not_yours:
    "Somebody else saved this view, so only he or an owner can change it; please save one of your own.",
  fan_unrecommended:
    "This person has turned recommendations off and belongs to the brand, so no promoter can be given this fan.",
  move_to_self: "Nobody can be made a fan of himself.",
  move_same: "The fan belongs there already; nothing is to be changed.",
  move_open:
    "A reassignment of this fan waits for a second colleague; please decide that one first.",
  move_id_taken:
    "This reassignment's id is taken with other contents; please open the page again and send it again.",
  move_unknown: "There is no such reassignment; please refresh the list.",
  move_decided:
    "This reassignment is decided and cannot be changed; to change it, propose another one.",
  action_entry_unknown: "There is no such entry in the log; please check its id.",
};
