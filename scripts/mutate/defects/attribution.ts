import type { Defect } from "#scripts/mutate/defect.ts";

const BIND = "core/attribution/bind.ts";

/** Defects in whose fan somebody is, and in what only the shop may say. */
export const ATTRIBUTION: readonly Defect[] = [
  {
    file: BIND,
    find: "return owner.untilMs === null || atMs < owner.untilMs ? owner : null;",
    replace: "return owner.untilMs === null || atMs <= owner.untilMs ? owner : null;",
    says: "the end of a binding belongs to it",
  },
  {
    file: BIND,
    find: 'return atMs > freshMs + policy.protectDays * DAY_MS ? "bound" : "protected";',
    replace: 'return "bound";',
    says: "a fresh fan is not protected",
  },
  {
    file: BIND,
    find: 'if (promoter._id === fanId) return "own_code";',
    replace: "",
    says: "one's own code binds",
  },
  {
    file: BIND,
    find: "if (!owner || !promoter || isBannedAt(promoter, atMs)) return null;",
    replace: "if (!owner || !promoter) return null;",
    says: "a ban does not end bindings",
  },
  {
    file: BIND,
    find: "].sort((a, b) => a.atMs - b.atMs);",
    replace: "];",
    says: "touches and payments are not sorted by time",
  },
  {
    file: "core/order/place.ts",
    find: "const head = selfPurchase ? self : owner;",
    replace: "const head = owner ?? self;",
    says: "a promoter's own order is his owner's",
  },
  {
    file: "functions/shared/attributed.ts",
    find: "view.promoters.find(({ _id }) => _id === binding?.promoterId) ?? null;",
    replace: "(binding && view.promoters[0]) ?? null;",
    says: "an order gets the chain of somebody else whose code was opened",
  },
  {
    file: "functions/order/create.ts",
    find: 'if (!deps.seal.matches("cart", cartText(openid, cart, expiresAtMs), seal)) {',
    replace: "if (seal.length === 0) {",
    says: "the mark of a cart is not checked",
  },
  {
    file: "functions/order/confirmReceipt.ts",
    find: 'if (staffId === null && openid !== buyerId) return err({ code: "buyer_required" });',
    replace: "",
    says: "anybody may confirm a receipt",
  },
  {
    file: "functions/shared/admit.ts",
    find: 'if (!known) return isNamedOwner ? ok(namedOwner(userId)) : err({ code: "staff_required" });',
    replace: "if (!known) return ok(namedOwner(userId));",
    says: "anybody may do what staff do",
  },
  {
    file: "functions/shared/payNotice.ts",
    find: 'if (caller.door !== "wechat-pay") return serveClients(event);',
    replace: `if (!JSON.stringify(event).includes("outTradeNo")) return serveClients(event);`,
    says: "a client may say that he has paid",
  },
  {
    file: "core/qrcode/scene.ts",
    find: 'return sceneOf(code, markOf) === scene ? ok(code) : err({ code: "code_invalid" });',
    replace: "return ok(code);",
    says: "the mark of a code is not checked",
  },
  {
    file: "adapters/keyed/plans.ts",
    find: '!published || !seal.matches("plan", sealedText(published), published.seal)',
    replace: "!published",
    says: "the seal of a plan is not checked",
  },
  {
    file: "core/people/approve.ts",
    find: "? [introducer._id, ...introducer.introducerIds].slice(0, INTRODUCERS_MAX)",
    replace: "? [introducer._id]",
    says: "who introduced the introducer is forgotten",
  },
];
