import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataKinds } from '../../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../../kernel/instant.ts'
import { ruleBook } from '../../rule-book.ts'
import { decide } from '../decide.ts'
import type { Block, Question } from '../vocabulary.ts'
import { nothingKnownOf } from './nothing-known.ts'

const book = await ruleBook()
const ellen = '00000000-0000-7000-8000-000000000001' as CitizenId
const now = '2026-06-01T08:00:00.000Z' as Instant

const id = fc.uuid({ version: 7 })
const day = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => new Date(Date.UTC(2010, 0, 1 + days)).toISOString().slice(0, 10) as DanishDate)

const block: fc.Arbitrary<Block> = fc.record({
  id,
  target: fc.constantFrom('person', 'unit', 'period', 'source', 'everything'),
  personId: fc.oneof(fc.constant(null), fc.constantFrom(ellen as string as PersonId)),
  unitId: fc.option(id.map((text) => text as OrganisationId)),
  dataFrom: fc.option(day),
  dataTo: fc.option(day),
  doesKeepAlerts: fc.boolean(),
})

const question: fc.Arbitrary<Question> = fc.record({
  actor: fc.constant({
    kind: 'citizen' as const,
    personId: ellen as string as PersonId,
    citizenId: ellen,
  }),
  citizenId: fc.constant(ellen),
  kind: fc.constantFrom(...dataKinds.filter((kind) => kind !== 'AGG')),
  purpose: fc.constant('own-record' as const),
  action: fc.constantFrom('read' as const, 'search' as const, 'list' as const, 'print' as const),
  flow: fc.constant('pull' as const),
  dataFrom: fc.option(fc.record({ on: day, unitId: id.map((text) => text as OrganisationId) }), {
    nil: undefined,
  }),
})

test('no block, and no number of blocks, hides anything from the citizen', () => {
  const facts = nothingKnownOf(
    {
      kind: 'professional',
      personId: ellen as string as PersonId,
      function: '',
      unitId: ellen as string as OrganisationId,
    },
    'other',
  )
  fc.assert(
    fc.property(question, fc.array(block, { maxLength: 6 }), (asked, blocks) => {
      const known = { ...facts, unitIds: [], unitChain: [], blocks }
      expect(decide(book, asked, known, now)).toMatchObject({ outcome: 'granted', ruleId: 'P32' })
    }),
    { numRuns: 2_000 },
  )
})
