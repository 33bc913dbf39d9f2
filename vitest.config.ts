import { defineConfig } from 'vitest/config'

const everywhere = { isolate: false, restoreMocks: true } as const
const ignored = ['**/node_modules/**', '**/.data/**', 'web/dist/**']

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, '**/*.db.test.ts', '**/*.browser.test.ts'],
          // Property tests take a second or two, and several times that on a machine that is busy.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: './test/support/postgres.ts',
          // The longest journeys, with servers started and killed on the way, take a quarter of a minute on a machine at rest.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          exclude: ignored,
          globalSetup: ['./test/support/postgres.ts', './test/support/web-build.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
