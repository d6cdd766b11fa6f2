export const words = {
  zh: { loading: "正在加载", retry: "再试一次" },
  en: { loading: "Loading", retry: "Try again" },
};
