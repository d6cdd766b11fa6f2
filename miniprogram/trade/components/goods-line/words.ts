export const words = { zh: { gift: "赠品" }, en: { gift: "Gift" } };
