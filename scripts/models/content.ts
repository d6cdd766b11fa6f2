import { choice, list, object, text, time, yes, type Models } from "./field.ts";

/** What the brand and its promoters show. */
export const CONTENT: Models<
  "materials" | "themes" | "shopPages" | "forwards" | "notices" | "noticeReads"
> = {
  materials: {
    title: "素材",
    about: "九图一文；文字不能有收益承诺、绝对化、医疗用语。",
    id: "素材编号",
    fields: {
      text: text("文字"),
      pictures: list("图片", "一到九张"),
      audience: choice("给谁看", { all: "所有人", promoters: "仅推广员" }),
      productIds: list("商品"),
      tags: list("标签"),
      createdAtMs: time("创建时间"),
      changedAtMs: time("修改时间"),
      removedAtMs: time("下架时间", "空：在用"),
    },
  },
  themes: {
    title: "主题",
    about: "背景、店标、颜色，可按日期推送。",
    id: "主题编号",
    fields: {
      name: text("名称"),
      colour: choice("颜色", {
        brand: "品牌色",
        spring: "春",
        summer: "夏",
        autumn: "秋",
        winter: "冬",
        festive: "节庆",
      }),
      background: text("背景图"),
      logo: text("店标"),
      isOffered: yes("推广员可选"),
      push: object("推送", "时间与对象；空：不推送"),
      createdAtMs: time("创建时间"),
      changedAtMs: time("修改时间"),
      endedAtMs: time("停用时间", "空：在用"),
    },
  },
  shopPages: {
    title: "推广员小店",
    about: "推广员自己写的店名、口号、推荐商品。",
    id: "推广员 openid",
    fields: {
      name: text("店名", "空：默认"),
      slogan: text("口号"),
      backgroundId: text("背景主题"),
      logoId: text("店标主题"),
      featured: list("推荐商品"),
      changedAtMs: time("修改时间"),
    },
  },
  forwards: {
    title: "素材转发",
    about: "谁转发过哪个素材，第二次算第一次。",
    id: "素材/推广员",
    fields: { materialId: text("素材"), promoterId: text("推广员"), atMs: time("时间") },
  },
  notices: {
    title: "通知",
    about: "发出后不再改，只能在后台撤回。",
    id: "通知编号",
    fields: {
      title: text("标题"),
      text: text("正文"),
      to: text("发给谁", "all 所有人、promoters 推广员、level/级别、promoter/某人"),
      fromMs: time("开始显示"),
      endedAtMs: time("撤回时间", "空：在显示"),
      by: text("发布人"),
      createdAtMs: time("创建时间"),
    },
  },
  noticeReads: {
    title: "通知已读",
    about: "谁读过哪条通知。",
    id: "通知/人",
    fields: { noticeId: text("通知"), personId: text("读者"), atMs: time("时间") },
  },
};
