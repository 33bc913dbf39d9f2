import { readFileSync } from 'node:fs'

/** Settings that may stand in a file of their own, as a vault's agent, Docker and Kubernetes put secrets there. */
export const secretSettings = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'SUBJECT_KEY',
  'LOG_SEAL_KEY',
  'MESSAGE_TOKENS',
  'MESSAGE_SEND_TOKENS',
] as const

/**
 * The environment with what stands in files in its place: `METRICS_TOKEN_FILE` names the file that holds METRICS_TOKEN. A file
 * is read once, at the start; the line feed at its end does not count.
 * @returns the environment, or what is wrong with each file, never what is in it
 */
export function withSecretFiles(env: Readonly<Record<string, string | undefined>>): {
  readonly env: Record<string, string | undefined>
  readonly faults: readonly string[]
} {
  const read = { ...env }
  const faults: string[] = []
  for (const name of secretSettings) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    if (env[name] !== undefined && env[name] !== '') {
      faults.push(`  ${name}: is set, and ${name}_FILE too; leave one of them out`)
      continue
    }
    try {
      read[name] = readFileSync(path, 'utf8').trimEnd()
    } catch (fault) {
      faults.push(`  ${name}_FILE: ${path} cannot be read (${(fault as NodeJS.ErrnoException).code})`)
    }
  }
  return { env: read, faults }
}
