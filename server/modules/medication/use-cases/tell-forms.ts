import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordTold, type ToldByOthers } from '../../form/index.ts'
import { ordersOn } from '../domain/card.ts'
import { doseDispensingOf } from '../domain/dose-dispensing.ts'
import { doseText } from '../domain/dose-text.ts'
import { fold, type MedicineState } from '../domain/fold.ts'
import { isPausedOn, type Medicine } from '../domain/medicine.ts'
import * as store from '../store.ts'

const card: Bilingual = { da: 'Medicinkortet', en: 'The medicine record' }

/** Tells `form` the list and the help with it, so that an admission report need not ask. Always the whole of it. */
export async function tellForms(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const on = danishDateOf(shell.clock.now())
  for (const citizenId of citizenIds) {
    const state = fold(await store.listEvents(shell.db, citizenId))
    const toldAt = state.cardReadAt ?? null
    const list: ToldByOthers = {
      citizenId,
      source: 'medicine.list',
      values: linesOf(state, on),
      text: card,
      toldAt,
    }
    await recordTold(shell, [list, { ...list, source: 'medicine.help', values: helpIn(state) }])
  }
}

/** One text, a medicine a line; none while the card has not been read. */
function linesOf({ card: known }: MedicineState, on: DanishDate): string[] {
  const lines = ordersOn(known, on).map((one) => lineOf(one, on))
  return lines.length === 0 ? [] : [lines.join('\n')]
}

function lineOf(medicine: Medicine, on: DanishDate): string {
  const { name, strength } = medicine
  const pause = isPausedOn(medicine, on) ? ' (pause)' : ''
  return `${name} ${strength}: ${doseText(medicine).da}${pause}`
}

function helpIn(state: MedicineState): string[] {
  if (doseDispensingOf(state).status !== 'none') return ['dose-dispensed']
  return state.dispensing?.isHelped === true ? ['dispensed-by-nurse'] : []
}
