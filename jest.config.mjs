/** Jest runs the TypeScript as it stands, as ES modules; `npm test` checks the types separately. */
export default {
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  // Only a server can be cut off, and only the embedded database is ours to look after.
  testPathIgnorePatterns: ['/node_modules/', process.env.TEST_DATABASE_URL ? '/embedded(-kills)?\\.test\\.ts$' : '-on-server\\.test\\.ts$'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }]
  },
  // Every test file has a database of its own, so files run side by side.
  maxWorkers: '100%',
  // An embedded database leaves memory behind in its process: a worker that has grown is replaced.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000
}
