export const words = {
  zh: {
    title: "隐私提示",
    body: "我们只用你的微信身份、订单和收货信息来完成购买；谁推荐你来的，也会记下来给推荐人算佣金，你随时可以关掉。不同意也能逛店、下单。",
    read: "看完整的隐私政策",
    later: "暂不同意",
    agree: "同意",
  },
  en: {
    title: "Your privacy",
    body: "We use your WeChat identity, orders and addresses to complete purchases. Who recommended us to you is recorded for that person's share; you can switch it off at any time. You can shop without agreeing.",
    read: "Read the whole notice",
    later: "Not now",
    agree: "Agree",
  },
};
