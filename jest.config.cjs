/** Tests stand beside the code; what belongs to no single file stands in tests/. */
module.exports = {
  testEnvironment: "<rootDir>/tests/patientEnvironment.cjs",
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/", "/.data/", "<rootDir>/tools/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "commonjs" },
      },
    ],
  },
  globalSetup: "<rootDir>/tests/globalSetup.cjs",
  testTimeout: 20_000,
  maxWorkers: 2,
};
