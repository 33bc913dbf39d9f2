import type { DataKind } from '../../../../../kernel/access-words.ts'
import { citizen, ellen, magnus, nothingKnown, professional, question, system } from '../arbitrary.ts'
import type { Asker, Facts, Question, Workplace } from '../vocabulary.ts'

/** Somebody who wants to see or do something about Ellen, and what is known when they do. */
export interface Look {
  readonly question: Question
  readonly facts: Facts
}

/**
 * One sentence about one rule. `allows`: the rule lets this look through. `refuses`: a permit's near miss that is refused, or
 * what a denial refuses. `standsAside`: a near miss in whose way the denial does not stand, whatever else is then said.
 */
export type LawCase = { readonly rule: string; readonly look: Look } & (
  | { readonly allows: string }
  | { readonly refuses: string; readonly by?: string }
  | { readonly standsAside: string }
)

type Known = Partial<Omit<Facts, 'citizen'>> & {
  readonly citizen?: Partial<Facts['citizen']>
  readonly asks?: Partial<Question>
}

function lookOf(
  actor: Asker,
  workplace: Workplace,
  kind: DataKind,
  { asks, citizen, ...known }: Known,
): Look {
  return {
    question: question(actor, kind, asks),
    facts: {
      ...nothingKnown,
      ...known,
      workplace,
      citizen: { ...nothingKnown.citizen, ...citizen },
    },
  }
}

/** A professional wants these data of Ellen. */
export function asks(jobFunction: string, workplace: Workplace, kind: DataKind, known: Known = {}): Look {
  return lookOf(professional(jobFunction), workplace, kind, known)
}

/** A professional sends these data of Ellen to somebody at that place. */
export function sends(
  jobFunction: string,
  from: Workplace,
  kind: DataKind,
  to: Workplace | null,
  known: Known = {},
): Look {
  const receiver = to === null ? {} : { receiver: { workplace: to, unitChain: [] } }
  return lookOf(professional(jobFunction), from, kind, {
    ...known,
    asks: { purpose: 'continuity', flow: 'push', action: 'push', ...receiver, ...known.asks },
  })
}

/** Another system that has signed in for a unit. */
export function client(kind: DataKind, known: Known = {}): Look {
  const actor = { ...professional('technical-help'), kind: 'service' } as Asker
  return lookOf(actor, 'hospital', kind, known)
}

/** Ellen on her own page. */
export function ellenAsks(kind: DataKind, known: Known = {}): Look {
  return lookOf(citizen(ellen), 'other', kind, known)
}

/** Magnus, signed in as himself, on Ellen's page. */
export function magnusAsks(kind: DataKind, known: Known = {}): Look {
  return lookOf(citizen(magnus), 'other', kind, known)
}

/** The program itself. */
export function program(kind: DataKind, known: Known = {}): Look {
  return lookOf(system(), 'other', kind, known)
}
