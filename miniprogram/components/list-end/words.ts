export const words = {
  zh: {
    more: "上拉看更多",
    loading: "正在加载…",
    end: "没有更多了",
    failed: "没加载出来，点这里再试",
  },
  en: {
    more: "Pull for more",
    loading: "Loading…",
    end: "That is all",
    failed: "Failed. Tap to try again",
  },
};
