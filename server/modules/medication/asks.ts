import type { Bilingual } from '../../../kernel/bilingual.ts'
import { endOfDay, startOfDay } from '../../../kernel/copenhagen-time.ts'
import type { Deadline, TimeLimit } from '../../../kernel/deadline.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { Reason } from '../../../kernel/reason.ts'
import type { TaskAskedFor, TaskNoLongerAskedFor } from '../task/index.ts'
import type { CardChange } from './domain/card.ts'
import { isOpen, within } from './domain/differences.ts'
import type { FollowUp, MedicineEvent } from './domain/event.ts'
import type { MedicineState } from './domain/fold.ts'
import type { Who } from './domain/medicine.ts'
import type { MedicineRules } from './domain/rules.ts'

interface Setting {
  readonly citizenId: CitizenId
  readonly now: Instant
  readonly rules: MedicineRules
  within(limit: TimeLimit): Deadline
}

type Asked = TaskAskedFor | TaskNoLongerAskedFor

/** The tasks that what has just happened calls for, and those it settles. No title names a medicine: more people read tasks. */
export function asksFor(state: MedicineState, added: readonly MedicineEvent[], setting: Setting): Asked[] {
  return added.flatMap((event): Asked[] => {
    switch (event.type) {
      case 'line-decided':
        return [
          ...(event.followUpDropped ? settle(setting, followUpKey(event.followUpDropped)) : []),
          ...askFollowUp(event.followUp, setting),
        ]
      case 'difference-found': {
        const { isHighRisk, prescriber, dueAt, warnAt } = event
        return ask(setting, {
          key: `difference:${event.differenceId}`,
          serviceCode: 'medicine-difference',
          title: isHighRisk ? titles.dangerous : titles.difference,
          to: prescriber,
          deadline: { dueAt, warnAt },
          priority: isHighRisk ? 'same-day' : 'routine',
          reason: reasons.difference,
        })
      }
      case 'difference-decided': {
        const difference = state.differences.find(({ differenceId }) => differenceId === event.differenceId)
        if (difference === undefined) return []
        const { isHighRisk, by, prescriber } = difference
        const isFirst = difference.decidedAt === event.at
        const settled =
          prescriber.unitId === null || !isFirst ? [] : settle(setting, `difference:${event.differenceId}`)
        if (!event.mustChangeHome)
          return isFirst ? settled : settle(setting, `dispense:${event.differenceId}`)
        return [
          ...settled,
          ...ask(setting, {
            key: `dispense:${event.differenceId}`,
            serviceCode: 'medicine-dispensing-update',
            title: titles.dispense,
            to: { ...by, personId: null },
            deadline: setting.within(within(setting.rules.dispenseWithin, isHighRisk)),
            priority: isHighRisk ? 'same-day' : 'routine',
            reason: reasons.decided,
          }),
        ]
      }
      case 'difference-solved': {
        const difference = state.differences.find(({ differenceId }) => differenceId === event.differenceId)
        if (difference === undefined) return []
        if (difference.mustChangeHome) return settle(setting, `dispense:${event.differenceId}`)
        const wasAsked = difference.decidedAt === null && difference.prescriber.unitId !== null
        return wasAsked ? settle(setting, `difference:${event.differenceId}`) : []
      }
      default:
        return []
    }
  })
}

/** The task of a follow-up, with whoever it was asked of. What is to be done stands with the line: more people read tasks. */
function askFollowUp(followUp: FollowUp | null, setting: Setting): Asked[] {
  const { followUpId, to, on } = followUp ?? {}
  if (followUpId === undefined || to === undefined || to === null) return []
  return ask(setting, {
    key: followUpKey(followUpId),
    serviceCode: 'medicine-follow-up',
    title: titles.followUp,
    to: { personId: null, name: to.name, function: null, unitId: to.id, unitName: to.name },
    deadline: on ? untilEndOf(on, setting.now) : setting.within(setting.rules.followUpWithin),
    priority: 'routine',
    reason: reasons.followUp,
  })
}

function followUpKey(id: string): string {
  return `follow-up:${id}`
}

/** It is warned of from the morning of the day. */
function untilEndOf(on: DanishDate, now: Instant): Deadline {
  const morning = startOfDay(on)
  return { dueAt: endOfDay(on), warnAt: morning > now ? morning : now }
}

/** What is to be followed up of the lines as they are decided now. */
function standingFollowUps({ reconciliations }: MedicineState): FollowUp[] {
  return reconciliations.flatMap(({ decisions }) =>
    [...decisions.values()].flatMap(({ followUp }) => followUp ?? []),
  )
}

/** The citizen has died: nobody is asked about the differences that are open any more, nor to follow up. */
export function settleAtDeath(state: MedicineState, setting: Setting): Asked[] {
  const followUps = standingFollowUps(state).flatMap(({ followUpId, to }) =>
    followUpId !== undefined && to ? settle(setting, followUpKey(followUpId), 'DEATH') : [],
  )
  return [...followUps, ...settleDifferencesAtDeath(state, setting)]
}

function settleDifferencesAtDeath({ differences }: MedicineState, setting: Setting): Asked[] {
  return differences.filter(isOpen).flatMap(({ differenceId, decidedAt, mustChangeHome, prescriber }) => {
    if (decidedAt === null)
      return prescriber.unitId === null ? [] : settle(setting, `difference:${differenceId}`, 'DEATH')
    return mustChangeHome ? settle(setting, `dispense:${differenceId}`, 'DEATH') : []
  })
}

/** Death was a mistake: what is open is asked of the same people as before. */
export function askAgain(state: MedicineState, events: readonly MedicineEvent[], setting: Setting): Asked[] {
  const open = new Map(state.differences.filter(isOpen).map((one) => [one.differenceId, one]))
  const lastDecided = new Map(
    events.flatMap((event) =>
      event.type === 'difference-decided' && open.has(event.differenceId)
        ? [[event.differenceId, event] as const]
        : [],
    ),
  )
  const standing = events.filter((event) => {
    if (event.type === 'difference-found') return open.get(event.differenceId)?.decidedAt === null
    return event.type === 'difference-decided' && lastDecided.get(event.differenceId) === event
  })
  return [
    ...standingFollowUps(state).flatMap((followUp) => askFollowUp(followUp, setting)),
    ...asksFor(state, standing, setting).filter(({ type }) => type === 'task-asked-for'),
  ]
}

/** A person is asked to look at a change the card has refused, or does not answer. */
export function askAboutCard(
  setting: Setting,
  change: CardChange,
  by: Who,
  what: 'refused' | 'away',
): Asked[] {
  return ask(setting, {
    key: cardKey(change, what),
    serviceCode: 'medicine-card-trouble',
    title: titles[what],
    to: by,
    deadline: setting.within(setting.rules.cardWithin),
    priority: 'same-day',
    reason: reasons[what],
  })
}

/** The card has answered after all, or what was refused is wanted no more. */
export function settleCard(setting: Setting, change: CardChange, what: 'refused' | 'away'): Asked[] {
  return settle(setting, cardKey(change, what))
}

function cardKey({ changeId }: CardChange, what: 'refused' | 'away'): string {
  return `card-${what}:${changeId}`
}

interface Ask {
  readonly key: string
  readonly serviceCode: string
  readonly title: Bilingual
  readonly to: Who
  readonly deadline: Deadline
  readonly priority: 'same-day' | 'routine'
  readonly reason: Reason
}

function ask({ citizenId, now }: Setting, { key, to, title, reason, ...asked }: Ask): Asked[] {
  // A task lies with a unit. Where none is known there is nobody to ask; the page of the citizen says what is open.
  if (to.unitId === null) return []
  const { personId, name } = to
  return [
    {
      type: 'task-asked-for',
      citizenId,
      occurredAt: now,
      data: {
        askedBy: 'medication',
        askKey: key,
        ...asked,
        title,
        responsibleId: to.unitId,
        ...(personId !== null && { meantFor: { id: personId, name } }),
        reasons: [reason],
        legal: [],
      },
    },
  ]
}

function settle(
  { citizenId, now }: Setting,
  askKey: string,
  reason: 'FULFILLED' | 'DEATH' = 'FULFILLED',
): Asked[] {
  const data = { askedBy: 'medication', askKey, reason } as const
  return [{ type: 'task-no-longer-asked-for', citizenId, occurredAt: now, data }]
}

const titles = {
  difference: {
    da: 'Afklar: medicinen derhjemme er ikke som på medicinkortet',
    en: 'Decide: the medicine at home is not as on the medicine card',
  },
  dangerous: {
    da: 'Afklar i dag: risikomedicin derhjemme er ikke som på medicinkortet',
    en: 'Decide today: high-risk medicine at home is not as on the medicine card',
  },
  dispense: {
    da: 'Ret doseringen hjemme efter lægens afgørelse',
    en: 'Change what is dispensed at home to what the doctor decided',
  },
  followUp: {
    da: 'Følg op på ændret medicin',
    en: 'Follow up on changed medicine',
  },
  refused: {
    da: 'Medicinkortet (FMK) afviste en ændring',
    en: 'The medicine card (FMK) refused a change',
  },
  away: {
    da: 'Medicinkortet (FMK) svarer ikke: en ændring venter',
    en: 'The medicine card (FMK) does not answer: a change waits',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

const reasons = {
  difference: {
    kind: 'fact',
    text: {
      da: 'Du har ordineret det, som listerne er uenige om. Kommunen har set medicinkortet og doserer noget andet.',
      en: 'You prescribed what the lists disagree about. The municipality has seen the medicine card and dispenses something else.',
    },
  },
  decided: {
    kind: 'fact',
    text: {
      da: 'Lægen har taget stilling til den forskel, I fandt.',
      en: 'The doctor has decided the difference you found.',
    },
  },
  followUp: {
    kind: 'fact',
    text: {
      da: 'Lægen har bedt jer om det, da medicinen blev ændret. Hvad der skal ske, står ved lægemidlet.',
      en: 'The doctor asked you to when the medicine was changed. What is to be done stands with the medicine.',
    },
  },
  refused: {
    kind: 'fact',
    text: {
      da: 'Det, du besluttede, står ikke på medicinkortet.',
      en: 'What you decided is not on the medicine card.',
    },
  },
  away: {
    kind: 'fact',
    text: {
      da: 'Det, du besluttede, er gemt her, men er ikke nået frem til medicinkortet. Der prøves igen af sig selv.',
      en: 'What you decided is kept here and has not reached the medicine card. It is tried again by itself.',
    },
  },
} as const satisfies Readonly<Record<string, Reason>>
