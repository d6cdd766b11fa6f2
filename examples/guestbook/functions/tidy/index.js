const tcb = require("@cloudbase/node-sdk");

const KEPT_DAYS = 30;

/** Every night at 3: entries older than 30 days are taken out. */
exports.main = async () => {
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
  const oldest = new Date(Date.now() - KEPT_DAYS * 24 * 3600 * 1000);
  const { deleted } = await db
    .collection("entries")
    .where({ createdAt: db.command.lt(oldest) })
    .remove();
  return { deleted };
};
