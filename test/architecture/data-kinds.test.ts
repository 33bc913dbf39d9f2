import { describe, test } from 'vitest'
import { partsOf } from '../../contract/data-kind.ts'
import type { Route } from '../../contract/route.ts'
import { hold } from './hold.ts'
import { isTestCode, listFiles } from './sources.ts'

interface Declared {
  readonly file: string
  readonly route: Route
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

const routes: Declared[] = []
for (const file of listFiles('contract', '.ts').filter((path) => !isTestCode(path))) {
  const exported = (await import(/* @vite-ignore */ `../../${file}`)) as Record<string, unknown>
  for (const value of Object.values(exported)) if (isRoute(value)) routes.push({ file, route: value })
}

/** Whether an answer can tell something of somebody: the address names a citizen, the asker is one, or the answer names one. */
function isAboutSomebody({ path, for: askers, answer }: Route): boolean {
  return (
    path.includes(':citizenId') ||
    (path.startsWith('/api/v1/me') && askers.includes('citizen')) ||
    partsOf(answer).some((part) => /(^|\.)(citizenId|citizen\.id)$/.test(part.path))
  )
}

const ofTheSession = 'who is signed in: their own name and roles, from the sign-in and not from a record'
const ofTheReview =
  'times and people of the review; what is the citizen’s lies under `asked`, which has its kind'
/** Answers that name a citizen and yet hold nothing of them. */
const withoutKind: Readonly<Record<string, string>> = {
  'get-session': ofTheSession,
  'choose-role': ofTheSession,
  'choose-language': ofTheSession,
  'find-units-to-block': 'names of units, the same for everybody',
  'list-represented': 'by what right the asker may see others is their own; each name is asked for by itself',
  'record-print': 'a receipt: the id of the record that was written',
  'list-review-looks': 'the page and whether there is more; each look has its kind',
  'get-question': ofTheReview,
  'take-question': ofTheReview,
  'answer-question': ofTheReview,
  'review-question': ofTheReview,
}
const besideTheId = 'the name alone can be missing beside an id, which the reader sees for themselves'
const withoutWord: Readonly<Record<string, string>> = {
  'get-question': besideTheId,
  'take-question': besideTheId,
  'answer-question': besideTheId,
  'review-question': besideTheId,
}

describe('the kinds of data in what is answered', () => {
  test('every part of an answer about a citizen has a kind, its own or that of what it lies in', () => {
    const about = routes.filter(({ route }) => isAboutSomebody(route))
    hold({
      looked: about.length,
      breaches: about.flatMap(({ route }) =>
        partsOf(route.answer)
          .filter(({ isLeaf, kind }) => isLeaf && kind === undefined)
          .map(({ path }) => ({ at: route.name, what: `answers ${path || 'a value'} of no kind` })),
      ),
      exceptions: withoutKind,
      instead:
        'Mark the answer with ofKind, and what in it is of another kind too: the rules open kinds of data and not screens.',
    })
  })

  test('what is of another kind than its surroundings can be withheld', () => {
    hold({
      looked: routes.length,
      breaches: routes.flatMap(({ route }) =>
        partsOf(route.answer)
          .filter(({ isOtherKind, mayBeNull }) => isOtherKind && !mayBeNull)
          .map(({ path, kind }) => ({ at: route.name, what: `${path} is ${kind} and cannot be null` })),
      ),
      instead: 'Make the marked part nullable: whoever may not see it gets null in its place.',
    })
  })

  test('where something can be withheld, the reader is told that it was', () => {
    const mixed = routes.filter(({ route }) => partsOf(route.answer).some(({ isOtherKind }) => isOtherKind))
    hold({
      looked: mixed.length,
      breaches: mixed.flatMap(({ route }) => {
        const parts = partsOf(route.answer)
        const told = parts.flatMap(({ path }) =>
          path.endsWith('.withheld') ? [path.slice(0, -'.withheld'.length)] : [],
        )
        return parts
          .filter(({ isOtherKind, path }) => isOtherKind && !told.some((around) => path.startsWith(around)))
          .map(({ path }) => ({ at: route.name, what: `${path} can be withheld in silence` }))
      }),
      exceptions: withoutWord,
      instead: 'Put `withheld: z.boolean()` beside it or around it; onlyShown sets it.',
    })
  })
})
