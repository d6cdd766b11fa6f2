export const words = {
  zh: { yours: "我的价", retail: "零售价 {price}" },
  en: { yours: "Your price", retail: "Retail {price}" },
};
