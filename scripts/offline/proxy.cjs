/**
 * Every function that serverless-offline serves is this one: it hands the call to cloudbase-local, as
 * the person that the header X-Amz-Client-Context names (base64 of JSON, `{ "openid" }` or `{ "uid" }`).
 * A function never runs in here, because a late throw would end serverless-offline and all its doors.
 */
exports.main = async (event, context) => {
  const isHttp = event.version === "2.0" && event.routeKey !== undefined;
  const call = isHttp ? asked : (data) => ({ data, identity: context.clientContext });
  const reply = await answered({ name: context.functionName, ...call(event) });
  if (isHttp) return paper(reply.ok ? 200 : 502, reply.ok ? reply.result : { error: reply.error });
  if (reply.ok) return reply.result;
  throw Object.assign(new Error(reply.error.message), { name: reply.error.code });
};

/** What a request at the HTTP door asks for. */
function asked({ body, isBase64Encoded, headers }) {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  const who = Buffer.from(headers["x-amz-client-context"] ?? "", "base64").toString("utf8");
  return { data: JSON.parse(text || "{}"), identity: JSON.parse(who || "{}") };
}

async function answered(call) {
  const url = `${process.env.CLOUDBASE_LOCAL_URL}/control/call`;
  const headers = { "content-type": "application/json" };
  const sent = { method: "POST", headers, body: JSON.stringify(call) };
  return (await fetch(url, sent)).json();
}

function paper(statusCode, value) {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { statusCode, headers, body: JSON.stringify(value ?? null) };
}
