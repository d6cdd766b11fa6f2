/** The words that every page uses: days, prices, and what is said when a call fails. */
export const words = {
  zh: {
    today: "今天",
    yesterday: "昨天",
    dayOfYear: "{year}年{month}月{day}日",
    dayOfThisYear: "{month}月{day}日",
    days: "天",
    from: "起",
    yuan: "{amount} 元",
    offline: "网络不太好，请检查网络后再试一次",
    slow: "等得有点久，请再试一次",
    broken: "出了点问题，请再试一次",
  },
  en: {
    today: "today",
    yesterday: "yesterday",
    dayOfYear: "{year}-{month}-{day}",
    dayOfThisYear: "{month}/{day}",
    days: "d",
    from: " up",
    yuan: "{amount} yuan",
    offline: "No connection. Check the network and try again",
    slow: "This took too long. Please try again",
    broken: "Something went wrong. Please try again",
  },
};
