import fc from 'fast-check'
import {
  type CitizenNumber,
  type CprNumber,
  cprSystem,
  nationalReplacementSystem,
  type ReplacementNumber,
  regionalReplacementSystems,
} from '../../../../../../kernel/cpr.ts'
import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import type { MailboxFacts } from './organisation.ts'
import type { AuthorFacts, CitizenFacts, RoleFacts } from './people.ts'

/** Official test persons (MedCom, revised 2 July 2024); none passes modulus 11. */
export const testNumbers = [
  '2509479989',
  '0201609995',
  '2103009996',
  '2911829996',
  '0505239996',
] as CprNumber[]

export const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: 1_600_000_000, max: 1_900_000_000 })
  .map((seconds) => instant(seconds * 1000))

function gln(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return body + String((10 - (sum % 10)) % 10)
}

export const digits = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`))

/** Names as Danes write them, and as a careless system might. */
export const unitName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'Medicinsk afdeling, Åbenrå',
    'Hjemmeplejen «Nord» & Syd',
    "O'Hara <Klinik>",
    'Ærø Sygehus',
  ),
  fc
    .string({ minLength: 1, maxLength: 40 })
    .filter((text) => /^[\x20-\x7e\u00a0-\u00ff]+$/.test(text) && text.trim() === text),
)

export const mailbox: fc.Arbitrary<MailboxFacts> = fc.record(
  { sor: digits(15), gln: digits(12).map(gln), name: unitName },
  { requiredKeys: ['sor', 'gln'] },
)

/** What somebody types: several lines, the letters of Danish, and what must not be mistaken for markup. */
export const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'Kære kollega\nBT 147/83 & puls 92.\n\nVenlig hilsen',
    'Æblegrød <b>ikke</b> "fed" skrift',
    'Svar udbedes\tsenest i morgen',
    '💉 kl. 8 — 2 × 500 mg',
  ),
  fc
    .string({ minLength: 1, maxLength: 300 })
    .filter((text) => /^[\x20-\x7e\u00a0-\u00ff\n]+$/.test(text) && text.trim() !== ''),
)

export const line: fc.Arbitrary<string> = words.map((text) => text.replace(/[\n\t]/g, ' ').trim())

const personName = fc.constantFrom(
  'Mia',
  'Michael Burns',
  'Anne-Grethe Østergård Nielsen',
  'Søren O’Hara',
  'Bo Å',
)

const role: fc.Arbitrary<RoleFacts> = fc.oneof(
  fc.constant<RoleFacts>({
    kind: 'code',
    code: 'sygeplejerske',
    system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ',
  }),
  fc.constantFrom<RoleFacts>({ kind: 'text', text: 'Visitator' }, { kind: 'text', text: 'Køkken & depot' }),
)

export const author: fc.Arbitrary<Required<AuthorFacts>> = fc.record({
  name: personName,
  role,
  phone: fc.constantFrom('38683868', '+45 12 34 56 78'),
})

const replacement: fc.Arbitrary<CitizenNumber> = fc.constantFrom<CitizenNumber>(
  { kind: 'x-ecpr', value: '0703921VJ5' as ReplacementNumber, system: nationalReplacementSystem },
  {
    kind: 'd-ecpr',
    value: '1206550VK9' as ReplacementNumber,
    system: regionalReplacementSystems.midtjylland,
  },
)

const cpr: fc.Arbitrary<CitizenNumber> = fc
  .constantFrom(...testNumbers)
  .map((value) => ({ kind: 'cpr', value, system: cprSystem }))

/** Citizens with a CPR number, with a replacement number, and with both. */
export const citizen: fc.Arbitrary<CitizenFacts> = fc.record(
  {
    numbers: fc.oneof(
      cpr.map((number) => [number]),
      replacement.map((number) => [number]),
      fc.tuple(cpr, replacement),
    ),
    family: fc.constantFrom('Elmer', 'Ærø-Nielsen'),
    given: fc.constantFrom<string[]>(['Bruno', 'Test'], ['Åse']),
    isDeceased: fc.boolean(),
  },
  { requiredKeys: ['numbers', 'family', 'given'] },
)

/** The smallest PDF and PNG are not needed: the bytes of a file are not looked at here. */
export const fileData: fc.Arbitrary<string> = fc
  .uint8Array({ minLength: 1, maxLength: 200 })
  .map((bytes) => btoa(String.fromCharCode(...bytes)))
