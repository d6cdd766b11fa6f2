import { openPayStage, type PayStage } from "./payStage.ts";

/**
 * A stage of its own for each test of a file: gives the one of the test that runs. `Date` tells the stage's time, since
 * the client that merchants use signs by it.
 */
export function stageForEach(startMs: number): () => PayStage {
  let stage: PayStage | undefined;
  beforeEach(async () => {
    const opened = await openPayStage({ startMs });
    jest.spyOn(Date, "now").mockImplementation(() => opened.clock.nowMs());
    stage = opened;
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await stage?.close();
  });
  return () => {
    if (stage === undefined) throw new Error("no stage is open before the first test");
    return stage;
  };
}
