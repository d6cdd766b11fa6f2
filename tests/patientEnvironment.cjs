const { TestEnvironment } = require("jest-environment-node");

/** So many times as long as a test or hook asks for: what it asks for is what a machine with nothing else to do needs. */
const PATIENCE = 6;

/**
 * Node, where a time limit only guards against hanging. Nothing is proven by it, so a machine that other work shares, or
 * one that stands still for some seconds, fails no test. What must be quick measures itself.
 */
class PatientEnvironment extends TestEnvironment {
  handleTestEvent({ name, test, hook }, { testTimeout }) {
    const limited = name === "test_start" ? test : name === "hook_start" ? hook : undefined;
    if (limited === undefined || limited.isPatient) return;
    limited.timeout = PATIENCE * (limited.timeout || testTimeout);
    limited.isPatient = true; // A hook runs before or after many tests.
  }
}

module.exports = PatientEnvironment;
