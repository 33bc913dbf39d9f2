import { barthel20, barthel100, barthel100Shah } from './barthel.ts'
import { cat } from './cat.ts'
import { chairStand } from './chair-stand.ts'
import { clinicalFrailty } from './clinical-frailty.ts'
import { ecog } from './ecog.ts'
import { gad7 } from './gad7.ts'
import type { Instrument } from './instrument.ts'
import { mdi, mdiAlternative } from './mdi.ts'
import { mmrc } from './mmrc.ts'
import { nrsPain } from './nrs.ts'
import { startBack } from './start-back.ts'
import { tobs } from './tobs.ts'
import { who5 } from './who5.ts'

/** Every instrument a form may ask with, by code. */
const instruments: ReadonlyMap<string, Instrument> = new Map(
  [
    tobs,
    cat,
    mmrc,
    who5,
    mdi,
    mdiAlternative,
    barthel20,
    barthel100,
    barthel100Shah,
    chairStand,
    nrsPain,
    ecog,
    clinicalFrailty,
    startBack,
    gad7,
  ].map((instrument) => [instrument.code, instrument]),
)

export const instrumentCodes: readonly string[] = [...instruments.keys()]

export function findInstrument(code: string): Instrument | undefined {
  return instruments.get(code)
}

/** The instrument a checked form names. Throws when there is none. */
export function getInstrument(code: string): Instrument {
  const instrument = instruments.get(code)
  if (instrument === undefined) throw new Error(`there is no instrument ${code}`)
  return instrument
}
