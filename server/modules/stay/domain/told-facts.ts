import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { StayId } from '../../../../kernel/ids.ts'
import type { StayFact } from './pathway-facts.ts'
import { byTime, type Telling, type ToldAbout } from './telling.ts'

const kinds = {
  'expected-discharge': 'discharge-expected',
  'treatment-finished': 'treatment-finished',
  'discharge-conference': 'discharge-conference-needed',
  rehabilitation: 'rehabilitation-needed',
  frailty: 'frailty-found',
  'same-day-help': 'same-day-help-needed',
  'acute-nursing': 'acute-nursing-needed',
  'follow-up': 'follow-up-recommended',
} as const satisfies Readonly<Record<ToldAbout, string>>

/** What is told by a fact of a kind; undefined when a stay has no word for it. */
export function aboutOf(kind: string): ToldAbout | undefined {
  return (Object.keys(kinds) as ToldAbout[]).find((about) => kinds[about] === kind)
}

/**
 * What the hospital has told, in the words `pathway` knows. Each telling is a fact with a key of its own, and what was told
 * next about the same takes it back by that key: told again, or in another order, it comes to the same.
 */
export function factsOfTellings(stayId: StayId, tellings: readonly Telling[]): StayFact[] {
  return [...Map.groupBy(byTime(tellings), ({ about }) => about).values()].flatMap((ofOneKind) =>
    ofOneKind.flatMap((telling, index) => {
      if (telling.isTakenBack) return []
      const next = ofOneKind[index + 1]
      return [
        ...(telling.toldAs === undefined ? [factOf(stayId, telling)] : []),
        ...(next === undefined ? [] : [takingBack(stayId, telling, next)]),
      ]
    }),
  )
}

function keyOf(stayId: StayId, { id, toldAs }: Telling): string {
  return toldAs ?? `stay:${stayId}:told:${id}`
}

function factOf(stayId: StayId, telling: Telling): StayFact {
  const { about, at, toldAt } = telling
  return {
    key: keyOf(stayId, telling),
    kind: kinds[about],
    // Which expectation is the latest goes by when it was told, not by the day expected.
    at: about === 'treatment-finished' && at !== undefined ? at : toldAt,
    subjectId: stayId,
    data: about === 'expected-discharge' && at !== undefined ? { on: danishDateOf(at) } : {},
    source: 'person',
  }
}

function takingBack(stayId: StayId, telling: Telling, next: Telling): StayFact {
  const key = keyOf(stayId, telling)
  return {
    key: `${key}:taken-back:${next.id}`,
    kind: 'fact-taken-back',
    at: next.toldAt,
    subjectId: stayId,
    data: { cancels: key },
    source: 'person',
  }
}
