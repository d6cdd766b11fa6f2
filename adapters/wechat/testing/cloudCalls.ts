/** Leads wx-server-sdk to a server. It reads some of this as it is loaded, so it must come before the first call. */
export function leadCloudCallsTo(server: { readonly url: string }): void {
  Object.assign(process.env, {
    ...{ TENCENTCLOUD_RUNENV: "SCF", TENCENTCLOUD_REGION: "ap-shanghai", SCF_NAMESPACE: "local" },
    ...{ TENCENTCLOUD_SECRETID: "id", TENCENTCLOUD_SECRETKEY: "key", TCB_ENV: "local" },
    ...{ WX_CONTEXT_KEYS: "WX_API_TOKEN", WX_API_TOKEN: "token" },
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${server.url}/admin` }),
  });
}
