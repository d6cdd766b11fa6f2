export const words = {
  zh: { soldOut: "已售罄", sample: "样品", yours: "我的价" },
  en: { soldOut: "Sold out", sample: "Sample", yours: "Your price" },
};
