import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getUnit, rolesOf } from '../../organisation/index.ts'
import { control } from '../control-parameters.ts'
import type { Control, ReviewKind } from '../domain/control.ts'
import * as log from '../store/looks.ts'
import { insertRun, listRuns, lockRuns } from '../store/runs.ts'
import { openReview } from './open-review.ts'

/** The rules that look at one day, each by its question to the log. */
const rules: readonly {
  readonly kind: ReviewKind
  find(shell: Shell, stretch: log.Stretch, control: Control): Promise<log.Hit[]>
}[] = [
  {
    kind: 'override',
    find: (shell, stretch, { reviews }) => log.findOverridden(shell, stretch, reviews.override),
  },
  { kind: 'same-surname', find: (shell, stretch) => log.findSame(shell, stretch, 'same-surname') },
  { kind: 'same-address', find: (shell, stretch) => log.findSame(shell, stretch, 'same-address') },
  { kind: 'colleague', find: findColleagues },
  {
    kind: 'no-evidence',
    find: (shell, stretch, { reviews }) => log.findWeak(shell, stretch, reviews['no-evidence']),
  },
  { kind: 'mass', find: (shell, stretch, { reviews }) => log.findMass(shell, stretch, reviews.mass) },
  { kind: 'night', find: (shell, stretch, { reviews }) => log.findAtNight(shell, stretch, reviews.night) },
  { kind: 'watched', find: (shell, stretch) => log.findWatched(shell, stretch) },
]

/** A server that has been away so long catches up no further back. */
const daysBack = 31

/**
 * Puts every rule of the control to the log of every whole Danish day it has not been put to: usually yesterday. Each rule and
 * day is a transaction of its own and is written down, also when nothing was found, so that a stop at any point loses
 * nothing and the control can be shown to run.
 * @returns how many reviews were opened
 */
export async function runRules(shell: Shell): Promise<number> {
  const today = danishDateOf(shell.clock.now())
  const days = Array.from({ length: daysBack }, (_, back) => addDays(today, back - daysBack))
  let opened = 0
  for (const { kind } of rules) {
    const ran = await listRuns(shell, kind, days)
    // A new house has no past to catch up with: it begins with yesterday.
    const first = days.findIndex((day) => ran.has(day))
    const due = first === -1 ? days.slice(-1) : days.slice(first).filter((day) => !ran.has(day))
    for (const day of due) opened += await runRule(shell, kind, day)
  }
  return opened
}

/** Puts one rule to the log of one day. Put twice, it finds what it found. @returns how many reviews were opened */
export function runRule(shell: Shell, kind: ReviewKind, day: DanishDate): Promise<number> {
  const rule = rules.find((candidate) => candidate.kind === kind)
  if (rule === undefined) throw new RangeError(`${kind} does not look at days`)
  return shell.transaction(async (inner) => {
    await lockRuns(inner)
    const parameters = await control()
    const stretch = {
      from: startOfDay(day),
      to: startOfDay(addDays(day, 1)),
      actions: parameters.actions,
    }
    const hits = await rule.find(inner, stretch, parameters)
    let reviews = 0
    let looks = 0
    for (const together of Map.groupBy(
      hits,
      (hit) => `${hit.personId} ${hit.unitId} ${hit.subject}`,
    ).values()) {
      const [first] = together
      if (first === undefined) continue
      const opened = await openReview(inner, {
        kind,
        period: day,
        subject: kind === 'override' ? first.subject : `${day} ${first.unitId} ${first.subject}`,
        reviewed: {
          id: first.personId,
          name: first.personName,
          function: first.function,
          unitId: first.unitId,
        },
        partyId: await partyOf(inner, first),
        at: inner.clock.now(),
        looks: together,
      })
      looks += opened?.looks ?? 0
      if (opened?.isNew) reviews += 1
    }
    await insertRun(inner, { kind, period: day, at: inner.clock.now(), looks, reviews })
    return reviews
  })
}

export async function partyOf(
  shell: Shell,
  { partyId, unitId }: Pick<log.Hit, 'partyId' | 'unitId'>,
): Promise<OrganisationId> {
  return partyId ?? (await getUnit(shell, unitId)).partyId
}

/** Looks at somebody with a role in the unit one looked from, on that day. */
async function findColleagues(shell: Shell, stretch: log.Stretch): Promise<log.Hit[]> {
  const hits = await log.findAtProfessionals(shell, stretch)
  const day = danishDateOf(stretch.from)
  const units = new Map<PersonId, ReadonlySet<OrganisationId>>()
  for (const { colleagueId } of hits)
    if (!units.has(colleagueId)) {
      const roles = await rolesOf(shell, colleagueId, day)
      units.set(colleagueId, new Set(roles.map(({ unitId }) => unitId)))
    }
  return hits.filter(({ colleagueId, unitId }) => units.get(colleagueId)?.has(unitId))
}
