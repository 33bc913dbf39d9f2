import type { Workplace } from './question.ts'

/** What a unit says about itself that decides what work is done there. */
export interface WorkplaceFacts {
  readonly room: string | null
  readonly services: readonly string[]
}

/** The law handbook's word for the place; a unit without a room holds no information about citizens. */
export function workplaceOf({ room, services }: WorkplaceFacts): Workplace {
  switch (room) {
    case 'hospital':
      return services.includes('psychiatry') ? 'psychiatry' : 'hospital'
    case 'practice':
      return 'general-practice'
    case 'health':
      return 'municipal-health'
    case 'elder-care':
      return 'elder-care'
    case 'assessment':
      return 'assessment'
    case 'job-centre':
      return 'job-centre'
    case null:
      return 'governance'
    default:
      return 'other'
  }
}
