import type { ErrorCode } from "#contracts/errors.ts";
import { SHOP_ERRORS } from "./errorsShop.ts";
import { STAFF_ERRORS } from "./errorsStaff.ts";

/**
 * What a function refuses, in English, by its code. Total: no code without a sentence. `{left}` is the refusal's own field
 * of that name, as in the function's Chinese sentence.
 */
export const ERRORS: Readonly<Record<ErrorCode, string>> = {
  ...SHOP_ERRORS,
  ...STAFF_ERRORS,
  // The boundary
  action_unknown: "There is no such action.",
  request_invalid: "Some of it is not right; please mend what is named.",
  person_required: "Please do this in the WeChat mini program.",
  staff_required: "Only the brand's staff may do this; please sign in as one of them.",
  timer_required: "This is started by its timer only.",
  function_required: "The system takes this step by itself; please look how far it is.",
  wechat_pay_required: "Only WeChat Pay may send notices of payments.",
  busy: "Too many people are at this; please try again in a moment.",
  internal: "Something has failed and was recorded; please try again later.",
  // People
  promoter_unknown: "There is no such promoter.",
  promoter_exists: "Is a promoter already, or was handed in with other details before.",
  promoter_banned: "This promoter is banned.",
  promoter_left:
    "The promoter closed the account, so this cannot be restored; shopping goes on as before.",
  introducer_unknown: "There is no such introducer.",
  fan_unknown: "This person is not known to have opened a code; please check the openid.",
  group_names_full: "There are 200 groups, the most there can be; please use one of them.",
  groups_full: "A promoter is in 5 groups at most; please take him out of another first.",
  application_unknown: "There is no application of this person.",
  // Accounts
  notice_changed: "The privacy notice has changed; please open and read the new one, then agree.",
  closing_phrase_wrong: "Please type the words that are asked for first.",
  closing_obstacles: "Some matters are still open; please finish those listed below first.",
  closing_begun:
    "The account is being closed and cannot be changed; please come back in some minutes.",
  // Posts
  region_invalid:
    "The region code is wrong: it has six digits, of a province, a city or a district.",
  term_in_past: "A term can begin and end now or later only; the past cannot be changed.",
  term_empty: "A term must end after it begins.",
  post_taken:
    "Somebody holds this post at that time; please dismiss him first, or choose another time.",
  staff_full: "This store has as many staff as it can have.",
  post_full: "There are too many entries of this post; nobody can be appointed any more.",
  post_not_held: "This person has not held this post.",
  // Targets
  target_twice: "A province or a promoter can be listed once only; please remove the others.",
  target_changed: "Somebody else has changed the target; please refresh, then save.",
  // Codes
  code_invalid: "This promotion code is not valid.",
  channels_full: "There are too many channels; no more can be made.",
  // Plans
  plan_refused:
    "The plan did not pass the legal checks; please mend what they found, then publish it.",
  plan_version_unknown: "There is no such version of the plan.",
  warnings_unacknowledged:
    "Some warnings were not confirmed; please read and confirm each, then publish.",
  acknowledge_each: "Warnings are confirmed one by one, not all at once.",
  notice_too_short:
    "Something becomes worse for promoters, and they are told too late; please let it take effect later.",
  draft_unknown: "There is no such draft, or it was put away; please go back to the list.",
  draft_changed:
    "Somebody else has just changed this draft; please look at his changes, then decide which to keep.",
  draft_not_declared:
    "Only a draft whose pack is declared needs a signature; please change it and save it first.",
  draft_faulty: "Something in the draft is written wrongly; please mend it, then sign.",
  accepts_not_found:
    "The declaration accepts what the checks did not find: {ids}; please take it out.",
  declaration_unsigned:
    "The declaration is not signed by another colleague, or the plan was changed after that; please have it signed in the draft, then publish.",
  plan_template_unknown: "There is no such template of a plan.",
  announced_full:
    "Too many versions are announced and not yet in force; please wait until some are, then publish.",
  // Orders
  order_unknown: "There is no such order; please check its id.",
  order_id_taken: "This order id is taken; please place the order from the cart again.",
  cart_expired: "The price has run out; please check out again.",
  cart_forged: "The price is not the brand's own; please check out again.",
  buyer_required: "Only the buyer or the brand's staff may do this.",
  amount_differs: "The amount paid is not the order's.",
  fact_conflict: "The same id is known with other contents.",
  refunds_full: "This order has as many refunds as it can have.",
  sku_not_in_order: "The order does not have this product.",
  holds_full: "This order has as many holds as it can have.",
  hold_unknown: "There is no such hold.",
  payee_required: "This person has no share of this order, so it cannot be adjusted.",
  adjustments_full: "This order has as many adjustments as it can have.",
  adjustment_unknown: "There is no such adjustment.",
  adjustment_decided: "This adjustment is decided and cannot be changed.",
  adjustment_beyond_limits:
    "This is more than can be added or taken away; please make the amount smaller.",
  order_paid: "The order is paid already; if it is not wanted any more, ask for after-sales.",
  order_unpaid: "The order is not paid, so nothing can be refunded.",
  order_closed: "The order is closed; please place a new one.",
  order_not_payable: "There is nothing to pay for this order.",
  payment_unclear: "WeChat Pay gives no clear answer for now; please look again later.",
  refund_exceeds_paid: "This is more than can still be refunded.",
  refund_too_late: "It was paid more than 365 days ago and cannot be refunded.",
  refund_id_taken: "This refund id belongs to another order; please use another.",
  bonus_unknown: "There is no bonus of this period.",
  // Withdrawals
  withdrawal_unknown: "There is no such withdrawal.",
  withdrawal_ambiguous:
    "Several promoters have a withdrawal of this id; please name the promoter as well.",
  withdrawal_id_taken: "This withdrawal id is taken.",
  amount_below_minimum: "This is below the least that can be withdrawn.",
  amount_above_maximum: "This is above the most that can be withdrawn at once.",
  too_many_open: "Too many withdrawals are under way; please wait until one is done.",
  balance_insufficient: "The balance is not enough.",
  step_not_allowed: "The withdrawal is not in a state for this.",
  identity_required: "The identity has to be handed in before a withdrawal.",
  not_paid_by_bank: "This withdrawal is not paid by bank.",
  paid_amount_differs: "What was paid is not what was due; please check the receipt.",
  payout_changed:
    "This would pay something else than you were shown; it was not approved, please check again.",
  operating_balance_short:
    "The operating account does not hold enough; please top it up. None of these was approved.",
  balance_unknown:
    "The balance of the operating account cannot be read for now; none of these was approved, please try again later.",
  // Settings
  joining_paused: "The brand takes no new promoters for now; please come back later.",
  payout_rules_changed:
    "Somebody else has just changed these payout rules; nothing was saved, please look at the new ones.",
  payout_rules_contradict:
    "The payout rules contradict each other: a lower amount cannot be above the higher one.",
  looser_by_owner: "Only an owner may raise the amounts that need no review, or one person's only.",
  // Debts
  nothing_owed: "Nothing is owed at present.",
  repayment_exceeds_debt: "This is more than is owed; please enter what is owed only.",
  repayment_changed:
    "Somebody has just recorded another repayment, which waits for a second person; please check that one first.",
  receipt_taken: "This receipt is known already with other contents.",
  time_in_future: "The time cannot be in the future.",
  debt_history_full: "There are too many entries; no more can be made.",
  write_off_id_taken: "This write-off's id is taken with other contents.",
  write_off_open: "A write-off waits for its decision already.",
  write_off_unknown: "There is no such write-off, or the debt is settled.",
  write_off_decided: "This write-off is decided and cannot be changed.",
  second_person_required: "Another colleague has to decide this.",
  // Reconciliation
  break_unknown: "There is no such break.",
  break_closed: "This break is closed already.",
  too_many_breaks:
    "There are too many breaks in this span; please handle some first, or choose fewer days.",
  // Identities and tax
  identity_unknown: "No identity was handed in yet.",
  identity_invalid: "The id card's number is wrong; please check it.",
  identity_minor: "This person is under 18, so no identity can be handed in and nothing withdrawn.",
  identity_fixed:
    "Money was paid under this identity, so it cannot be replaced; please contact the brand.",
  identity_taken: "This identity belongs to another promoter.",
  withdrawals_open: "Some withdrawals are not finished; please wait until they are.",
  tax_overpaid: "This is more tax than was withheld for that month and not yet paid.",
  // Forecasts
  forecast_against_unknown: "There is no such version to compare with.",
  forecast_id_taken: "This forecast's id is taken with other contents.",
  forecast_unknown: "There is no such forecast.",
  forecast_too_large:
    "There are too many promoters and products; please shorten the span, or run the forecast by command.",
};
