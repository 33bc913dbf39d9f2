import type {
  OlderAdmissionReport,
  OlderCitizen,
  OlderDischargeLetter,
  OlderDischargeReport,
  OlderFinishedTreatment,
  OlderMunicipalContacts,
  OlderReferral,
  OlderRelative,
} from './facts.ts'

/** The letters that are told as they are: the others are told as their FHIR sibling is. */
export type ToldKind = OlderLetterTold['kind']

type TellableLetter =
  | OlderDischargeLetter
  | OlderAdmissionReport
  | OlderDischargeReport
  | OlderFinishedTreatment
  | OlderReferral
  | OlderMunicipalContacts

type WithoutNumbers<Letter> = Letter extends { citizen: OlderCitizen }
  ? Omit<Letter, 'citizen' | 'relatives' | 'relative'> & {
      readonly citizen: Omit<OlderCitizen, 'number'>
    } & (Letter extends { relatives: readonly OlderRelative[] }
        ? { readonly relatives: readonly RelativeTold[] }
        : unknown) &
      (Letter extends { kind: 'referral' } ? { readonly relative?: RelativeTold } : unknown)
  : never

export type RelativeTold = Omit<OlderRelative, 'cprNumber'>

/** What an older letter tells the other modules: everything but who the citizen and the relatives are by number. */
export type OlderLetterTold = WithoutNumbers<TellableLetter>

const tellable: ReadonlySet<string> = new Set<ToldKind>([
  'discharge-letter',
  'admission-report',
  'discharge-report',
  'finished-treatment',
  'referral',
  'municipal-contacts',
])

/** What is told of a letter; undefined of a kind that is told another way. */
export function toldOf(letter: { readonly kind: string }): OlderLetterTold | undefined {
  if (!tellable.has(letter.kind)) return undefined
  const { citizen, ...rest } = letter as TellableLetter
  const { number: _, ...person } = citizen
  return {
    ...rest,
    citizen: person,
    ...('relatives' in rest && { relatives: rest.relatives.map(withoutNumber) }),
    ...('relative' in rest && rest.relative && { relative: withoutNumber(rest.relative) }),
  }
}

function withoutNumber({ cprNumber: _, ...relative }: OlderRelative): RelativeTold {
  return relative
}
