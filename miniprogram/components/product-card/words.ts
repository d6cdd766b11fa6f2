export const words = {
  zh: { soldOut: "已售罄", sample: "样品" },
  en: { soldOut: "Sold out", sample: "Sample" },
};
