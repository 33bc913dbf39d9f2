import { locks, oneAtATime } from '../../platform/db/lock.ts'
import type { Job } from '../../platform/module.ts'
import { prepareMonths } from './store/records.ts'
import { remindOfConsents } from './use-cases/notices.ts'
import { sealLog } from './use-cases/seal-log.ts'
import { verifyDeclared } from './use-cases/verify-declared.ts'

/** The log has room for the coming year before it is needed. */
export const prepareLogJob: Job = {
  name: 'access.prepare-log-months',
  when: '17 3 * * *',
  async run(shell) {
    const made = await oneAtATime(shell, locks.accessLog, (inner) => prepareMonths(inner, 13))
    if (made > 0) shell.log.info({ made }, 'made room in the access log')
  },
}

/** Every minute: what was written is sealed while it is fresh. */
export const sealLogJob: Job = {
  name: 'access.seal-log',
  async run(shell) {
    await sealLog(shell)
  },
}

/** Whoever has consented hears of it 30 days before it lapses, once. */
export const remindOfConsentsJob: Job = {
  name: 'access.remind-of-consents',
  when: '41 5 * * *',
  async run(shell) {
    const told = await remindOfConsents(shell)
    if (told > 0) shell.log.info({ told }, 'reminded citizens of consents that lapse soon')
  },
}

/** Every night: what was declared and nobody has confirmed in its days is told on, to be reviewed. */
export const verifyDeclaredJob: Job = {
  name: 'access.verify-declared',
  when: '5 2 * * *',
  async run(shell) {
    const unverified = await verifyDeclared(shell)
    if (unverified > 0) shell.log.info({ unverified }, 'declared relations could not be verified')
  },
}
