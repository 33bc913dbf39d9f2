import type { CaveEntryView, CaveView } from '../../../contract/medication-cave.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { type CaveContent, type CaveEntry, type CaveState, standingCaves } from './domain/cave.ts'
import type { Standing } from './standing.ts'

/** What a citizen does not tolerate as the actor's screen shows it, with what the actor may do and why not. */
export function caveView(
  citizenId: CitizenId,
  state: CaveState,
  { isClinician, mayPrescribe }: Standing,
): CaveView {
  const { noneKnown } = state
  const unless = (isAllowed: boolean, because: string) => ({
    may: isAllowed,
    because: isAllowed ? null : because,
  })
  return {
    citizenId,
    version: state.version,
    entries: standingCaves(state).map(entryView),
    ended: state.entries.filter(({ ended }) => ended !== null).map(entryView),
    noneKnown: noneKnown && { told: { ...noneKnown.told }, by: noneKnown.by, at: noneKnown.at },
    mayAssess: unless(isClinician, 'cave-only-clinician'),
    mayRefute: unless(mayPrescribe, 'cave-only-prescriber'),
  }
}

function entryView(entry: CaveEntry): CaveEntryView {
  const { caveId, told, assessed, ended, history } = entry
  const [written] = history
  if (written === undefined) throw new Error(`an entry of CAVE without a beginning: ${caveId}`)
  return {
    caveId,
    ...contentView(entry),
    told: { ...told },
    writtenBy: written.by,
    writtenAt: written.at,
    assessed: assessed && { ...assessed },
    ended: ended && { as: ended.as, reason: ended.reason, by: ended.by, at: ended.at },
    history: history.map((event) => ({
      type: event.type,
      at: event.at,
      by: event.by,
      content: 'content' in event ? contentView(event.content) : null,
      ended: event.type === 'cave-ended' ? event.as : null,
      reason: 'reason' in event ? event.reason : '',
    })),
  }
}

type Content = Pick<CaveEntryView, 'name' | 'atc' | 'kind' | 'reaction' | 'severity' | 'certainty'>

function contentView({ name, atc, kind, reaction, severity, certainty }: CaveContent): Content {
  return { name, atc: [...atc], kind, reaction, severity, certainty }
}
