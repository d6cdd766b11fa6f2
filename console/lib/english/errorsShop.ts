import type { SHOP_SENTENCES } from "#contracts/shopErrors.ts";

/** What the shop refuses, in English; see `ERRORS`. */
export const SHOP_ERRORS: Readonly<Record<keyof typeof SHOP_SENTENCES, string>> = {
  // Catalogue
  product_unknown: "There is no such product, or it is off sale; please look at another one.",
  product_exists:
    "This product id is taken: choose another id, or open that product and change it.",
  changed_meanwhile:
    "Somebody else has just changed it: please open it again, then make your change.",
  product_sku_invalid:
    "The SKU id “{sku}” is wrong: it must begin with the product's id and a hyphen, and stand there once only.",
  product_specs_invalid:
    "The spec “{spec}” is incomplete or repeated: each SKU has one value of each spec, and each value needs a SKU.",
  level_unknown:
    "The plan in force has no such level; please write all levels into the plan first.",
  prices_not_monotone:
    "The prices of {sku} must not rise by level: retail price ≥ members' price ≥ the price of each level.",
  price_fixed:
    "This product has one fixed price; it cannot have a members' price or prices of levels.",
  supply_above_price:
    "The supply price of {sku} is above its lowest selling price of ¥{lowestFen}; please mend one of them.",
  category_unknown: "There is no such category; please add it in the shop's settings first.",
  gift_unknown: "There is no such gift, or it is the product itself; please choose another SKU.",
  related_unknown:
    "There is no product “{productId}”, or it is the product itself; please choose another.",
  products_full:
    "There can be no more products; please turn one that is sold no more into the new one.",
  sale_over: "It would go off sale in the past; please choose a later time.",
  category_twice: "The id or the name of a category stands there twice.",
  category_used: "Some products are still in this category; please give them another one first.",
  category_in_coupons:
    "The coupon “{campaignId}” has not ended and is good for this category only; please keep the category.",
  freight_region_twice: "One region has two freight rules; please keep one of them.",
  reduction_invalid:
    "The reduction “{reduction}” is wrong: its id must be its own; its steps must rise, and what is taken off must not fall and must stay below what is to be spent.",
  // Purchases
  purchase_step_not_allowed:
    "The order is not in a state for this; please refresh and see what can be done.",
  purchase_unpaid: "The order is not paid yet; it has to be paid first.",
  purchase_closed: "This can no longer be done with this order; please look at its state.",
  receive_at_purchase:
    "This is an order of the shop: its buyer confirms receipt on the order's page, or the store hands it over; at the deadline it is confirmed by itself.",
  not_pickup: "This order is not picked up at a store; please ship it.",
  is_pickup:
    "The buyer picks this order up at a store, so it is not shipped; please hand it over there by its code.",
  pickup_redeemed: "This pickup code has been used already.",
  after_sales_open: "This order has an after-sales case that is open; please finish it first.",
  ship_exceeds:
    "These are more pieces than can be shipped now; please ship fewer. What is being refunded cannot be shipped.",
  parcels_full: "An order has 15 parcels at most.",
  parcel_id_taken:
    "This parcel is known already with other contents; please close this window, check, and enter it again.",
  parcel_unknown: "There is no such parcel; please refresh.",
  parcel_corrected:
    "A tracking number can be mended once, and was; if it is still wrong, tell the buyer or write a note.",
  address_fixed: "It was shipped already or is picked up; the address can no longer be changed.",
  address_other_freight:
    "Freight or store differ for the new address, so it cannot just be changed: an unpaid order is cancelled and placed anew, a paid one needs the shop.",
  reminded_today: "The shop was reminded today already; please try tomorrow.",
  invoice_issued: "The invoice has been issued and cannot be changed.",
  invoice_not_asked:
    "The buyer has not asked for an invoice; please have him ask in his order first.",
  notes_full: "There are too many notes; no more can be added.",
  // Stores
  store_unknown: "There is no such store; please refresh and choose again.",
  store_changed:
    "Somebody else has just changed this store; please refresh, then make your change.",
  stores_full: "There are 1000 stores, the most there can be.",
  regions_overlap: "Some of these regions belong to another store; please take them from it first.",
  regions_full:
    "The stores have too many regions together; please use larger ones, cities or provinces.",
  not_store_staff: "You are not staff of this store; please have the brand appoint you.",
  pickup_code_wrong: "This pickup code is wrong; please check it.",
  pickup_other_store: "This is a pickup code of another store; please send the buyer there.",
  too_many_tries: "Too many wrong pickup codes; please try again in an hour.",
  // Checkout
  item_unknown:
    "There is no such product or variant; please choose another, and take it out of the cart.",
  not_on_sale: "The product is off sale; please choose another, and take it out of the cart.",
  limit_exceeded:
    "This is more than one person may buy: {left} more can be bought; please take fewer, or take it out of the cart.",
  amount_too_large: "The amount is too large; please place several orders.",
  coupon_unusable: "This coupon cannot be used now: {text}. Please choose another, or none.",
  region_refused:
    "Nothing is delivered to this region for now; please choose another address, or pick it up at a store.",
  address_unknown: "There is no such address; please choose again or add one.",
  addresses_full: "20 addresses are kept at most; please delete some first.",
  pickup_not_here:
    "Nothing can be picked up at this store; please choose another one, or delivery.",
  stock_short: "There is not enough in stock; please take fewer, or try again later.",
  price_changed: "A price has changed; please look at the new one, then confirm.",
  coupon_gone: "This coupon was just used for another order or has run out; please choose again.",
  cart_empty: "Nothing in the cart is chosen.",
  cart_full: "The cart holds 100 products at most; please take some out first.",
  coupon_id_taken: "This coupon id is taken; please choose another.",
  campaign_unknown: "There is no such campaign of coupons; please refresh and choose again.",
  campaign_closed:
    "These coupons cannot be taken now: the campaign has not begun, or it has ended.",
  campaign_fixed:
    "Once saved, only the name and the time for taking can be changed; to change the terms, end this campaign and make another.",
  coupon_taken_already: "You have taken all the coupons that you may; they are under “My coupons”.",
  coupons_full: "There are too many coupons; please use some first.",
  coupons_gone: "All of these coupons were taken; please look at other offers.",
  buyer_unknown: "There is no such customer; please check the id.",
  // After-sales
  aftersales_unknown: "There is no such after-sales case; please refresh.",
  aftersales_id_taken: "This case's id is taken with other contents; please use another.",
  aftersales_too_late: "It is too late to ask for after-sales; please contact the shop.",
  aftersales_full:
    "This order has as many after-sales cases as it can have; please contact the shop.",
  aftersales_open: "This product has a case that is open; please wait until it is done.",
  aftersales_line_unknown:
    "The order or the case does not have this product; please refresh and choose again.",
  aftersales_not_shipped:
    "These goods were not shipped yet: they cannot be returned or exchanged, only refunded.",
  aftersales_step_not_allowed:
    "The case is not in a state for this; please refresh and see what can be done.",
  aftersales_reason_required: "You changed the amount: please say why, the buyer will see it.",
  aftersales_notes_full: "This case has as many notes as it can have.",
  pieces_exceeded: "These are more pieces than can be asked for: {left} at most.",
  amount_exceeded: "This is more than can be refunded: ¥{leftFen} at most.",
  nothing_to_give_back: "There is nothing left to refund.",
  replacement_refused:
    "It can be exchanged for a variant of the same product at the same price only; for anything else it is returned and bought anew.",
  replacement_short:
    "There is not enough in stock for the exchange; please restock, or agree on a refund with the buyer.",
  // Sheets
  sheet_unknown: "There is no such import or export; please choose it in the list again.",
  sheet_id_taken: "This id belongs to another import or export; please use another.",
  sheet_step_not_allowed:
    "This cannot be done with the import or export now; please refresh and see how far it is.",
  sheet_faulty:
    "The file still has errors: please mend it and import it again, or import the rows without errors only.",
  // Stock
  sku_unknown:
    "There are no such SKUs: {skus}. Please make them in the product first, then enter stock.",
  stock_unknown: "There is no stock of this SKU here yet; please receive some first.",
  stock_key_taken:
    "This was entered already with other contents; please close this window, look at the movements, and enter it again.",
};
