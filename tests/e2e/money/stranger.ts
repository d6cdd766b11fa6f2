import cloudbase from "@cloudbase/js-sdk";

/**
 * Somebody with Tencent's own client SDK who is signed in and tries to get at the money: `tsx stranger.ts HOST ENV COLLECTIONS`.
 * Prints, as JSON, what he was answered to each attempt. This SDK says nothing at all of a write that was refused.
 */
const [, , host = "", env = "", names = ""] = process.argv;

type Answer = { code?: unknown; data?: unknown; error?: unknown };

async function answerTo(attempt: () => Promise<unknown>): Promise<string> {
  try {
    const { code, error } = ((await attempt()) ?? {}) as Answer;
    return String(code ?? (error as Answer | undefined)?.code ?? "no word");
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    return String(code ?? message);
  }
}

async function main(): Promise<void> {
  const app = cloudbase.init({ env });
  app.registerHost(host, "http");
  await app.auth.signInAnonymously({});
  const db = app.database();
  const heard: Record<string, string> = {};
  for (const name of names.split(",")) {
    const collection = () => db.collection(name);
    heard[`${name} read`] = await answerTo(() => collection().limit(1).get());
    heard[`${name} read one`] = await answerTo(() => collection().doc("A").get());
    heard[`${name} add`] = await answerTo(() => collection().add({ availableFen: 1 }));
    heard[`${name} change`] = await answerTo(() =>
      collection().where({ _id: "A" }).update({ availableFen: 1 }),
    );
    heard[`${name} remove`] = await answerTo(() => collection().where({ _id: "A" }).remove());
  }
  process.stdout.write(JSON.stringify(heard));
}

main().then(
  () => process.exit(0), // The SDK keeps timers.
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
