import type { Workplace } from './vocabulary.ts'

/** What a unit says about itself that decides what work is done there. */
export interface WorkplaceFacts {
  readonly kind?: string
  readonly room: string | null
  readonly services: readonly string[]
}

const placeOfRoom: Readonly<Record<string, Workplace>> = {
  hospital: 'hospital',
  practice: 'general-practice',
  health: 'municipal-health',
  'elder-care': 'elder-care',
  assessment: 'assessment',
  'job-centre': 'job-centre',
  'private-supplier': 'private-supplier',
  pharmacy: 'pharmacy',
  authority: 'authority',
  operation: 'operator',
}

/** The law handbook's word for the place; a unit without a room holds no information about citizens. */
export function workplaceOf({ kind, room, services }: WorkplaceFacts): Workplace {
  if (kind === 'nursing-home') return 'nursing-home'
  if (room === null) return 'governance'
  if (room === 'hospital' && services.includes('psychiatry')) return 'psychiatry'
  return placeOfRoom[room] ?? 'other'
}
