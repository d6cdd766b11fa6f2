const asyncHooks = require("node:async_hooks");
const { TestEnvironment } = require("jest-environment-node");

/** So many times as long as a test or hook asks for: what it asks for is what a machine with nothing else to do needs. */
const PATIENCE = 6;

const { AsyncLocalStorage } = asyncHooks;

/**
 * Node, where a time limit only guards against hanging. Nothing is proven by it, so a machine that other work shares, or
 * one that stands still for some seconds, fails no test. What must be quick measures itself.
 *
 * A test file also takes its storages with it: playwright makes some each time that it is loaded, Node asks every one that
 * was ever used about every promise, and the last files of a worker would be ten times as slow as the first.
 */
class PatientEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const storages = (this.storages = []);
    asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
      constructor(...options) {
        super(...options);
        storages.push(this);
      }
    };
  }

  async teardown() {
    for (const storage of this.storages) storage.disable();
    asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
    await super.teardown();
  }

  handleTestEvent({ name, test, hook }, { testTimeout }) {
    const limited = name === "test_start" ? test : name === "hook_start" ? hook : undefined;
    if (limited === undefined || limited.isPatient) return;
    limited.timeout = PATIENCE * (limited.timeout || testTimeout);
    limited.isPatient = true; // A hook runs before or after many tests.
  }
}

module.exports = PatientEnvironment;
