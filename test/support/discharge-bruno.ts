import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { deliver } from './deliver.ts'

/**
 * Bruno Test Elmer was admitted to the heart ward in Herlev three days ago and went home an hour ago, by two letters at the
 * door. The ward has six tasks from then on: the first contact at home is offered to the home nurses in Gladsaxe, the medicine
 * to his doctor.
 */
export async function dischargeBruno(shell: Shell, address: string): Promise<void> {
  const now = epoch(shell.clock.now())
  const deed = { cprNumber: '2509479989', ward: 'herlev-heart' } as const
  const admission = await writeNotification(shell, {
    ...deed,
    base: 'STIN',
    at: instant(now - 72 * 3_600_000),
  })
  const discharge = await writeNotification(shell, {
    ...deed,
    base: 'SLHJ',
    at: instant(now - 3_600_000),
    after: admission.facts,
  })
  for (const { bytes } of [admission, discharge]) {
    const { code } = await deliver(address, Uint8Array.from(bytes))
    if (code !== 'ok') throw new Error(`the door answered ${code}`)
  }
}
