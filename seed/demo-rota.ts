import { danishDateOf } from '../kernel/copenhagen-time.ts'
import { addDays } from '../kernel/danish-calendar.ts'
import { importRota } from '../server/modules/organisation/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import { demoProfessionals } from './demo-people.ts'
import { demoUnits } from './demo-units.ts'
import { settled } from './settled.ts'

const daysAhead = 7

/**
 * Puts the demo's people on the rota from today, at every start: some may see their citizens only at work. From early to late,
 * so that the demo can be tried in the evening too.
 */
export async function seedRota(shell: Shell): Promise<void> {
  const today = danishDateOf(shell.clock.now())
  const days = Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead))
  const lines = demoProfessionals.flatMap(({ subject, roles }) =>
    roles
      .filter(({ isOnRota }) => isOnRota)
      .flatMap(({ unit: key }) => {
        const gln = demoUnits.find((unit) => unit.key === key)?.gln
        return days.map((day) => `${subject},${gln},${day} 06:00,${day} 23:00`)
      }),
  )
  settled(await importRota(shell, ['who,unit,from,to', ...lines].join('\n')), 'rota')
}
