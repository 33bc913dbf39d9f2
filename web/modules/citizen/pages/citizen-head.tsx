import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CitizenView } from '../../../../contract/citizen.ts'
import { CitizenBar } from '../../../ui/bars.tsx'
import { calendarDate, yearsOld } from '../../../ui/danish-time.ts'
import { Badge } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { municipalityNameQuery } from '../queries.ts'
import { citizenTexts } from './texts.ts'

export interface CitizenHeadProps {
  readonly citizen: CitizenView
  /** The pathway and its day, when there is one. */
  readonly pathway?: ReactNode
  /** More of what must be seen first, from other words than the citizen's own. */
  readonly flags?: ReactNode
  readonly end?: ReactNode
  /** The sheets of the citizen's page, and who answers for the treatment. */
  readonly below?: ReactNode
}

const standings: Readonly<Partial<Record<CitizenView['status'], Text>>> = {
  abroad: citizenTexts.movedAway,
  missing: citizenTexts.missing,
  cancelled: citizenTexts.cancelled,
  'no-address': citizenTexts.noAddress,
}

/** Who it is: number and age first, then where the citizen lives and who is the own doctor. */
function useFacts(citizen: CitizenView): readonly ReactNode[] {
  const t = useText()
  const municipality = useQuery(municipalityNameQuery(citizen.municipalityCode)).data
  const { number, practice, address, birthDate } = citizen
  return [
    number === null
      ? t(citizenTexts.noNumber)
      : t(number.kind === 'cpr' ? citizenTexts.cpr : citizenTexts.replacementNumber, {
          number: number.shown,
        }),
    birthDate && t(citizenTexts.years, { n: yearsOld(birthDate) }),
    address && `${address.line}, ${address.postalCode} ${address.district ?? ''}`,
    municipality && t(citizenTexts.municipality, { name: municipality }),
    practice && (
      <>
        {t(citizenTexts.practice, { name: practice.name })}
        {practice.phone && `, ${t(citizenTexts.phone, { phone: practice.phone })}`}
      </>
    ),
  ].filter(Boolean)
}

/** On a phone the head has room for name, number and age only: the rest stands here, once, on the overview. */
export function WhereCitizenLives({ citizen }: { citizen: CitizenView }) {
  const facts = useFacts(citizen).slice(2)
  return (
    <ul className="where-citizen-lives">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts are a fixed row, never moved about
        <li key={index}>{fact}</li>
      ))}
    </ul>
  )
}

/** Whose page it is: name, number, age, where the citizen lives, own doctor, and what to beware of. */
export function CitizenHead({ citizen, pathway, flags, end, below }: CitizenHeadProps) {
  const t = useText()
  const language = useLanguage()
  const standing = standings[citizen.status]
  const facts = useFacts(citizen)
  return (
    <CitizenBar
      name={citizen.name}
      course={pathway}
      facts={facts}
      flags={
        <>
          {citizen.isProtected && <Badge tone="danger">{t(citizenTexts.isProtected)}</Badge>}
          {citizen.status === 'dead' && (
            <Badge tone="neutral">
              {citizen.diedAt
                ? t(citizenTexts.dead, { date: calendarDate(citizen.diedAt, language) })
                : t(citizenTexts.deadUndated)}
            </Badge>
          )}
          {standing && <Badge tone="warning">{t(standing)}</Badge>}
          {flags}
        </>
      }
      end={end}
      below={below}
    />
  )
}
