import type { Deadline, TimeLimit } from '../../../kernel/deadline.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Reason } from '../../../kernel/reason.ts'
import type { Unit } from '../organisation/index.ts'
import type { TaskAskedFor, TaskNoLongerAskedFor } from '../task/index.ts'
import { type CaveEntry, type CaveEvent, type CaveState, standingCaves } from './domain/cave.ts'
import { within } from './domain/differences.ts'
import type { MedicineRules } from './domain/rules.ts'

interface Setting {
  readonly citizenId: CitizenId
  readonly now: Instant
  readonly rules: MedicineRules
  /** Whom to ask; nobody where the citizen has no own doctor and is not in hospital: then the page says that it waits. */
  readonly to: Unit | undefined
  within(limit: TimeLimit): Deadline
}

const title = {
  da: 'Tag stilling: borgeren har fortalt om noget, borgeren ikke tåler (CAVE)',
  en: 'Assess: the citizen has told of something they do not tolerate (CAVE)',
}

const reason: Reason = {
  kind: 'fact',
  text: {
    da: 'Borgeren skal kun fortælle det én gang. Indtil det er vurderet, advares der om det som fortalt.',
    en: 'The citizen shall tell it once only. Until it is assessed, people are warned of it as told.',
  },
}

type Asked = TaskAskedFor | TaskNoLongerAskedFor

/** What is told and not assessed must be assessed by somebody; once it is, or is taken back, nobody is asked any more. */
export function caveAsks(fresh: readonly CaveEvent[], setting: Setting): Asked[] {
  return fresh.flatMap((event) => {
    if (event.type === 'no-known-cave-stated') return []
    if (event.type !== 'cave-written') return [settle(setting, event.caveId, 'FULFILLED')]
    return ask(setting, { caveId: event.caveId, ...event.content })
  })
}

/** The citizen has died, and nobody is asked any more; or death was a mistake, and what is not assessed is asked again. */
export function caveAsksAtDeath(cave: CaveState, isDead: boolean, setting: Setting): Asked[] {
  const told = standingCaves(cave).filter(({ certainty }) => certainty === 'told')
  return told.flatMap((entry) => (isDead ? [settle(setting, entry.caveId, 'DEATH')] : ask(setting, entry)))
}

function ask(
  { citizenId, now, rules, to, within: limited }: Setting,
  { caveId, certainty, severity }: Pick<CaveEntry, 'caveId' | 'certainty' | 'severity'>,
): Asked[] {
  if (certainty !== 'told' || to === undefined) return []
  const isSevere = severity === 'severe'
  return [
    {
      type: 'task-asked-for',
      citizenId,
      occurredAt: now,
      data: {
        askedBy: 'medication',
        askKey: `cave:${caveId}`,
        serviceCode: 'medicine-cave',
        title,
        responsibleId: to.id,
        deadline: limited(within(rules.caveWithin, isSevere)),
        priority: isSevere ? 'same-day' : 'routine',
        reasons: [reason],
        legal: [],
      },
    },
  ]
}

function settle({ citizenId, now }: Setting, caveId: string, reasonCode: 'FULFILLED' | 'DEATH'): Asked {
  const data = { askedBy: 'medication', askKey: `cave:${caveId}`, reason: reasonCode } as const
  return { type: 'task-no-longer-asked-for', citizenId, occurredAt: now, data }
}
