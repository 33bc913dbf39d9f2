import type { Log } from './log.ts'

/** What the security log tells of; docs/security/logging.md says what each means and what to do about it. */
export type SecurityEvent =
  | 'signed-in'
  | 'sign-in-refused'
  | 'signed-out'
  | 'session-ended'
  | 'role-chosen'
  | 'service-signed-in'
  | 'service-refused'
  | 'request-refused'
  | 'request-from-elsewhere'
  | 'too-many-requests'
  | 'watched-deed'
  | 'metrics-refused'
  | 'message-refused'

/** Told as they are; all the rest is worth a look. */
const ordinary: ReadonlySet<SecurityEvent> = new Set([
  'signed-in',
  'signed-out',
  'session-ended',
  'role-chosen',
  'service-signed-in',
  'watched-deed',
])

/**
 * One line of the security log: `security` names the event, `who` is an id of ours, `from` the network it came from. Never a
 * name, a number, an address of a citizen or a whole network address of a person.
 */
export function tellSecurity(
  log: Log,
  event: SecurityEvent,
  told: {
    readonly who?: string | undefined
    readonly from?: string | undefined
    readonly route?: string | undefined
    readonly code?: string | undefined
    readonly requestId?: string | undefined
  },
): void {
  const level = ordinary.has(event) ? 'info' : 'warn'
  log[level]({ security: event, ...told }, event.replaceAll('-', ' '))
}

/**
 * The network a request comes from, not the machine: `203.0.113.0/24`, `2001:db8:1::/48`. Unknown when whoever asked has hung up.
 */
export function networkOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const mapped = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (mapped.includes('.')) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  const [before = ''] = mapped.split('::')
  return `${before.split(':').slice(0, 3).join(':')}::/48`
}
