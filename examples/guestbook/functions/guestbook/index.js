const tcb = require("@cloudbase/node-sdk");

const TEXT_MAX = 200;
const PAGE = 20;

/** Cloud function `guestbook`: { action: "write", id, text } or { action: "read", before? }. */
exports.main = async (event) => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  const db = app.database();
  const entries = db.collection("entries");

  if (event.action === "read") {
    const before = new Date(event.before ?? Date.now() + 1);
    const { data } = await entries
      .where({ createdAt: db.command.lt(before) })
      .orderBy("createdAt", "desc")
      .limit(PAGE)
      .get();
    return { entries: data };
  }

  if (event.action === "write") {
    // Who writes comes from the platform, never from the event.
    const { openId } = app.auth().getUserInfo();
    const text = String(event.text ?? "").trim();
    if (!openId) return { error: "请先登录" };
    if (text === "" || text.length > TEXT_MAX) return { error: `请写 1 到 ${TEXT_MAX} 个字` };
    // The client makes the id before its first try, so a repeated request is the same entry.
    await entries.doc(String(event.id)).set({ _openid: openId, text, createdAt: db.serverDate() });
    return { id: String(event.id) };
  }

  return { error: `没有这个操作：${event.action}` };
};
