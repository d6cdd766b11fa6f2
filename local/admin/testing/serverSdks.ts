import tcb from "@cloudbase/node-sdk";
import type * as WxSdk from "wx-server-sdk";

export type NodeApp = ReturnType<typeof tcb.init>;
export type NodeDatabase = ReturnType<NodeApp["database"]>;

/**
 * The unmodified `@cloudbase/node-sdk` of a test, led to its server.
 *
 * The variables stand for the machine that a function runs on: without them every request first looks for the metadata
 * service of the cloud.
 */
export function nodeSdkOf({ url }: { readonly url: string }): NodeApp {
  setMachine();
  const serviceUrl = `${url}/admin`;
  return tcb.init({ env: "local-env", secretId: "id", secretKey: "key", serviceUrl });
}

/** The unmodified `wx-server-sdk` of a test. It is one for the whole process, so a test file can have one server for it. */
export function wxSdkOf({ url }: { readonly url: string }): typeof WxSdk {
  setMachine();
  Object.assign(process.env, {
    ...{ TENCENTCLOUD_SECRETID: "id", TENCENTCLOUD_SECRETKEY: "key" },
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    ...{ WX_CONTEXT_KEYS: "WX_API_TOKEN", WX_API_TOKEN: "token" },
  });
  const cloud = require("wx-server-sdk") as typeof WxSdk; // Reads some of the variables as it is loaded.
  cloud.init({ env: "local-env" });
  return cloud;
}

function setMachine(): void {
  Object.assign(process.env, {
    ...{ TENCENTCLOUD: "true", TENCENTCLOUD_RUNENV: "SCF" },
    ...{ TENCENTCLOUD_REGION: "ap-shanghai", SCF_NAMESPACE: "local-env" },
  });
}
