import { execFile } from 'node:child_process'
import { join } from 'node:path'

/**
 * Asks the registry whether a package we ship has a known weakness, high or worse, and fails when one has. Where the registry
 * cannot be asked, as on a train or behind a mirror that does not answer such questions, it says so and does not fail: what
 * the lock file holds is checked by dependencies.test.ts without any network.
 */
interface Report {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string; readonly isDirect: boolean }>
  >
  readonly error?: unknown
  readonly message?: string
}

const grave = ['high', 'critical']

const report = await new Promise<Report>((resolve) => {
  execFile(
    'npm',
    ['audit', '--omit=dev', '--audit-level=high', '--json', '--fetch-retries=0', '--fetch-timeout=15000'],
    { cwd: join(import.meta.dirname, '..', '..'), timeout: 60_000, shell: process.platform === 'win32' },
    (_fault, stdout) => {
      try {
        resolve(JSON.parse(stdout) as Report)
      } catch {
        resolve({ error: 'no answer' })
      }
    },
  )
})

if (report.vulnerabilities === undefined) {
  process.stdout.write(
    `The registry could not be asked about known weaknesses (${report.message ?? 'no answer'}). Ask again where it can: npm run check:dependencies\n`,
  )
} else {
  const found = Object.entries(report.vulnerabilities).filter(([, { severity }]) => grave.includes(severity))
  for (const [name, { severity, range }] of found) process.stdout.write(`${severity}: ${name} ${range}\n`)
  process.stdout.write(
    found.length === 0
      ? 'No package we ship has a known weakness, high or worse.\n'
      : 'Update these, or say in docs/security/dependencies.md why they do not concern us and until when.\n',
  )
  process.exitCode = found.length === 0 ? 0 : 1
}
