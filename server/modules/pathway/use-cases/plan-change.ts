import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { PlanView } from '../../../../contract/pathway-plan.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId, OrganisationId, PathwayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { resolve } from '../../agreement/index.ts'
import { findUnit, whereBelongs } from '../../organisation/index.ts'
import * as domain from '../domain/plan/change.ts'
import type { ChangeAsk, ChangeTold } from '../events.ts'
import { insertChangeEvent, readPlan } from '../store/plan.ts'
import { lockCitizens } from '../store.ts'
import { type PlanCourse, readPlanCourse } from './plan-course.ts'
import { showPlan, sourceOf } from './plan-view.ts'
import { recordFacts } from './record-facts.ts'

/** What somebody tells has changed, as the screen says it. */
export type Wanted = {
  readonly happenedAt: Instant | undefined
  readonly text: string
} & (
  | { readonly kind: 'MOVED'; readonly toMunicipality: string; readonly hasConsent: boolean }
  | {
      readonly kind: 'REFUSED' | 'NO_CONTACT' | 'CONSENT_WITHDRAWN'
      readonly pathwayIds: readonly PathwayId[]
    }
  | { readonly kind: 'TRANSFERRED'; readonly pathwayId: PathwayId; readonly toUnitId: OrganisationId }
)

type ChangeCode =
  | 'change-ahead'
  | 'change-too-long-ago'
  | 'change-after-death'
  | 'change-text-missing'
  | 'change-pathway-unknown'
  | 'change-pathway-over'
  | 'change-municipality-unknown'
  | 'change-moved-nowhere'
  | 'change-receiver-unknown'
  | 'change-unknown'
  | 'change-taken-back-already'

type ChangeAnswer = Promise<Result<PlanView, AccessRefused | Refusal<ChangeCode>>>
type Deciding = Promise<Result<domain.ChangeEvent, Refusal<ChangeCode>>>

/** Moved, refused, not reached, transferred or consent withdrawn, with the time it was so. */
export function tellChange(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  wanted: Wanted,
): ChangeAnswer {
  return change(shell, actor, citizenId, 'tell-change', async (inner, course): Deciding => {
    const telling = await tellingOf(inner, wanted, course)
    if (!telling.ok) return telling
    const stamp = {
      id: inner.ids.next<string>(),
      changeId: inner.ids.next<string>(),
      by: sourceOf(actor),
      at: inner.clock.now(),
    }
    return domain.tellChange(telling.value, stamp, course.diedAt)
  })
}

/** It was a mistake, or the citizen has thought again. */
export function takeBackChange(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  changeId: string,
): ChangeAnswer {
  return change(
    shell,
    actor,
    citizenId,
    'take-back-change',
    async (inner, _, changes): Deciding =>
      domain.takeBackChange(changes, {
        id: inner.ids.next<string>(),
        changeId,
        by: sourceOf(actor),
        at: inner.clock.now(),
      }),
  )
}

/** Allow, lock, decide, save, let the pathways follow, say what has to be done, answer. */
function change(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  object: string,
  decide: (inner: Shell, course: PlanCourse, changes: readonly domain.Change[]) => Deciding,
): ChangeAnswer {
  return shell.transaction(async (inner) => {
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'write',
      object,
    })
    if (!granted.ok) return granted
    await lockCitizens(inner.db, [citizenId])
    const { changes: before } = await readPlan(inner.db, citizenId)
    const course = await readPlanCourse(inner, citizenId)
    const event = await decide(inner, course, domain.foldChanges(before))
    if (!event.ok) return event
    await insertChangeEvent(inner.db, citizenId, event.value)
    const now = domain
      .foldChanges([...before, event.value])
      .find(({ changeId }) => changeId === event.value.changeId)
    if (now === undefined) throw new Error('a change that was told is there')
    await recordFacts(inner, citizenId, domain.factsOfChange(now))
    await publish(inner, [await toldOf(inner, citizenId, now, course)])
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await showPlan(inner, actor, citizenId))
  })
}

/** What is told, checked against the pathways there are, the nation's municipalities and the units of the house. */
async function tellingOf(
  shell: Shell,
  wanted: Wanted,
  course: PlanCourse,
): Promise<Result<domain.Telling, Refusal<ChangeCode>>> {
  const { happenedAt, text } = wanted
  switch (wanted.kind) {
    case 'MOVED': {
      const { kind, toMunicipality, hasConsent } = wanted
      const place = await whereBelongs(shell, toMunicipality, danishDateOf(shell.clock.now()), 'region')
      if (!place.ok) return refused('change-municipality-unknown')
      const fromMunicipality = course.municipalityCode
      return ok({ kind, happenedAt, text, pathways: [], fromMunicipality, toMunicipality, hasConsent })
    }
    case 'TRANSFERRED': {
      const { kind, pathwayId, toUnitId } = wanted
      const pathways = concerned(course, [pathwayId])
      if (!pathways.ok) return pathways
      const unit = await findUnit(shell, toUnitId)
      if (unit?.room !== 'hospital') return refused('change-receiver-unknown')
      return ok({ kind, happenedAt, text, pathways: pathways.value, toUnitId })
    }
    default: {
      const { kind, pathwayIds } = wanted
      const pathways = concerned(course, pathwayIds)
      return pathways.ok ? ok({ kind, happenedAt, text, pathways: pathways.value }) : pathways
    }
  }
}

function concerned(
  { pathways }: PlanCourse,
  ids: readonly PathwayId[],
): Result<readonly domain.Concerned[], Refusal<'change-pathway-unknown' | 'change-pathway-over'>> {
  const found: domain.Concerned[] = []
  for (const id of ids) {
    const one = pathways.find(({ pathway }) => pathway.pathwayId === id)?.pathway
    if (one === undefined) return refused('change-pathway-unknown')
    if (one.status !== 'running') return refused('change-pathway-over', { status: one.status })
    found.push({ pathwayId: one.pathwayId, subjectId: one.subjectId })
  }
  return ok(found)
}

interface FollowUp {
  readonly serviceCode: string
  readonly title: (about: Bilingual) => Bilingual
  readonly within: TimeLimit
}

/** What has to be done because of a change (pathways 0): the own doctor is told and asks again, or the yes is asked for. */
const followUps: Readonly<Record<domain.ChangeKind, FollowUp | undefined>> = {
  REFUSED: {
    serviceCode: 'refusal-review',
    title: ({ da, en }) => ({
      da: `Borgeren har sagt nej til ${da}. Tilbyd en ny samtale`,
      en: `The citizen has refused ${en}. Offer a new talk`,
    }),
    within: { amount: 10, unit: 'workday' },
  },
  NO_CONTACT: {
    serviceCode: 'lost-contact-review',
    title: ({ da, en }) => ({
      da: `Ingen kan få fat i borgeren om ${da}`,
      en: `Nobody can reach the citizen about ${en}`,
    }),
    within: { amount: 2, unit: 'workday' },
  },
  MOVED: {
    serviceCode: 'passing-on-consent',
    title: () => ({
      da: 'Borgeren er flyttet. Spørg, om forløbet må gives videre',
      en: 'The citizen has moved. Ask whether the course of care may be passed on',
    }),
    within: { amount: 2, unit: 'workday' },
  },
  CONSENT_WITHDRAWN: {
    serviceCode: 'sharing-stopped',
    title: ({ da, en }) => ({
      da: `Samtykket til ${da} er trukket tilbage. Se, hvad der nu skal ske`,
      en: `Consent to ${en} is withdrawn. See what should happen now`,
    }),
    within: { amount: 2, unit: 'workday' },
  },
  TRANSFERRED: undefined,
}

async function toldOf(
  shell: Shell,
  citizenId: CitizenId,
  now: domain.Change,
  course: PlanCourse,
): Promise<ChangeTold> {
  const { changeId, kind, happenedAt, takenBack } = now
  const ask = await askOf(shell, now, course)
  return {
    type: 'change-told',
    citizenId,
    occurredAt: shell.clock.now(),
    data: {
      changeId,
      kind,
      happenedAt,
      isTakenBack: takenBack !== null,
      asks: ask === undefined ? [] : [ask],
    },
  }
}

/** Undefined when the change asks for nothing, or when nobody here can be asked: then it stands in the plan alone. */
async function askOf(
  shell: Shell,
  { changeId, kind, toldAt, pathways, hasConsent }: domain.Change,
  course: PlanCourse,
): Promise<ChangeAsk | undefined> {
  const followUp = followUps[kind]
  if (followUp === undefined || hasConsent === true) return undefined
  const programmes = course.pathways
    .filter(({ pathway }) => pathways.some((one) => one.pathwayId === pathway.pathwayId))
    .map(({ programme }) => programme)
    .filter((programme) => !domain.isSeenTo(programme, kind))
  if (pathways.length > 0 && programmes.length === 0) return undefined
  const whose = await resolve(shell, {
    serviceCode: followUp.serviceCode,
    municipalityCode: course.municipalityCode,
    gpUnitId: course.ownDoctorId,
    on: danishDateOf(toldAt),
  })
  if (!whose.ok) return undefined
  const { unitId, priority, reasons } = whose.value
  const names = programmes.map(({ name }) => name)
  return {
    key: changeId,
    serviceCode: followUp.serviceCode,
    title: followUp.title({
      da: names.map(({ da }) => `“${da}”`).join(' og '),
      en: names.map(({ en }) => `“${en}”`).join(' and '),
    }),
    responsibleId: unitId,
    deadline: dueAt(toldAt, followUp.within),
    priority,
    reasons,
  }
}
