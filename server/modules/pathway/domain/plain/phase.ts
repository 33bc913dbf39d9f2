import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { FactKind } from '../fact.ts'
import type { Anchor, Condition, Programme, Step } from '../programme.ts'

/** The columns of the lanes: when in the course of care a step has its place. */
export const phaseWords = {
  admission: { da: 'Ved indlæggelsen', en: 'At admission' },
  stay: { da: 'Under opholdet', en: 'During the stay' },
  discharge: { da: 'Samme dag som udskrivningen', en: 'On the day of discharge' },
  home: { da: 'Efter udskrivningen', en: 'After discharge' },
  plan: { da: 'Når genoptræningsplanen er sendt', en: 'When the rehabilitation plan is sent' },
  training: { da: 'Under genoptræningen', en: 'During rehabilitation' },
  ending: { da: 'Når genoptræningen slutter', en: 'When rehabilitation ends' },
  otherwise: { da: 'Hvis noget ændrer sig', en: 'If something changes' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Phase = keyof typeof phaseWords

/** The place of what a fact calls for. Those left out change what is under way, whenever they come. */
const phaseOfKind: Readonly<Partial<Record<FactKind, Phase>>> = {
  'stay-left-on-leave': 'stay',
  'stay-returned': 'stay',
  'discharge-expected': 'stay',
  'care-plan-expected': 'stay',
  'care-plan-answered': 'stay',
  'discharge-conference-needed': 'stay',
  'same-day-help-needed': 'stay',
  'treatment-finished': 'stay',
  'rehabilitation-needed': 'stay',
  'help-needed-after-discharge': 'stay',
  'discharge-unsafe': 'stay',
  'acute-nursing-needed': 'home',
  'frailty-found': 'home',
  'follow-up-recommended': 'home',
  'first-contact-held': 'home',
  'citizen-not-home': 'home',
  'no-key': 'home',
  'aids-missing': 'home',
  'medicines-reconciled-at-discharge': 'home',
  'medicines-reconciled-after-discharge': 'home',
  'medicine-difference-found': 'home',
  'dose-dispensing-paused': 'home',
  'treatment-window-ended': 'home',
  'rehabilitation-plan-sent': 'plan',
  'rehabilitation-plan-incomplete': 'plan',
  'rehabilitation-contacted': 'plan',
  'rehabilitation-start-offered': 'plan',
  'rehabilitation-provider-chosen': 'plan',
  'rehabilitation-forwarded': 'plan',
  'rehabilitation-started': 'training',
  'rehabilitation-midway-given': 'training',
  'functional-difference-found': 'training',
  'rehabilitation-paused': 'training',
  'rehabilitation-ended': 'ending',
  'rehabilitation-final-status-sent': 'ending',
}

/** Where a step has its place: by what its deadline is counted from, else by what opens it. */
export function phaseOf(step: Step, programme: Programme, seen: ReadonlySet<string> = new Set()): Phase {
  const { due } = step
  const from = due?.anchor ?? anchorIn(step.opens)
  if (from === undefined) return 'otherwise'
  if ('doneStep' in from) {
    const before = programme.steps.find(({ id }) => id === from.doneStep)
    if (before === undefined || seen.has(step.id)) return 'otherwise'
    return phaseOf(before, programme, new Set([...seen, step.id]))
  }
  const isSameDay = due?.unit === 'day' && due.amount === 0
  const isWithinDay = isSameDay || (due?.unit === 'hour' && due.amount <= 24)
  if (from.kind === 'stay-started') return due === undefined || isWithinDay ? 'admission' : 'stay'
  if (from.kind === 'stay-ended') return isSameDay ? 'discharge' : 'home'
  return phaseOfKind[from.kind] ?? 'otherwise'
}

/** The first thing a condition waits for. */
function anchorIn(condition: Condition): Anchor | undefined {
  if ('all' in condition) return firstOf(condition.all)
  if ('any' in condition) return firstOf(condition.any)
  if ('not' in condition) return undefined
  if ('done' in condition) return { doneStep: condition.done }
  if ('passed' in condition) return { doneStep: condition.passed }
  if ('elapsed' in condition) return condition.since
  return { kind: condition.fact }
}

function firstOf(conditions: readonly Condition[]): Anchor | undefined {
  for (const one of conditions) {
    const found = anchorIn(one)
    if (found !== undefined) return found
  }
  return undefined
}
