export const words = {
  zh: { less: "减少", more: "增加", count: "数量" },
  en: { less: "Less", more: "More", count: "Number" },
};
