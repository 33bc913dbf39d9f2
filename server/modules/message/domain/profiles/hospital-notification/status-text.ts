import type { BaseCode, Change } from './codes.ts'

const texts: Readonly<Record<BaseCode, string>> = {
  STAA: 'Start sygehusophold - akut ambulant',
  STIN: 'Start sygehusophold - indlagt',
  STOR: 'Start orlov',
  SLOR: 'Slut orlov',
  SLHJ: 'Slut sygehusophold - afsluttet til hjemmet/primær sektor',
  MORS: 'Død',
}

const before: Readonly<Record<Change, string>> = {
  new: '',
  correction: 'Rettelse ',
  cancellation: 'Annullering ',
}

/** The words MedCom wants shown for a notification. */
export function statusText({ base, change }: { base: BaseCode; change: Change }): string {
  return `${before[change]}${texts[base]}`
}
