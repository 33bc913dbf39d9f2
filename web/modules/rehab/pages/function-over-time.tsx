import { useId, useState } from 'react'
import type { AssessmentView } from '../../../../contract/rehab.ts'
import {
  degreeOf,
  type FunctionDomain,
  functionDomainCodes,
  functionDomains,
  qualifierWords,
} from '../../../../kernel/functioning.ts'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Select } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { type Party, parties } from './rehab-words.ts'
import { rehabTexts } from './texts.ts'

interface Point {
  readonly on: string
  readonly degree: number
  readonly party: Party
}

const width = 560
const height = 150
const edge = { left: 24, right: 12, top: 10, bottom: 24 }
const marks: Readonly<Record<Party, string>> = { hospital: '■', municipality: '●', gp: '▲' }

/** One domain over time, a line for each party, and the same as a table. Shown once a party has assessed it twice. */
export function FunctionOverTime({ assessments }: { assessments: readonly AssessmentView[] }) {
  const t = useText()
  const language = useLanguage()
  const titleId = useId()
  const standing = assessments.filter(({ isCorrected }) => !isCorrected).toReversed()
  const codes = functionDomainCodes.filter((code) => longest(pointsOf(standing, code)).length > 1)
  const [chosen, setChosen] = useState<FunctionDomain>()
  const code = chosen ?? codes[0]
  if (code === undefined) return null
  const points = pointsOf(standing, code)
  const told = longest(points)
  const [first] = told
  const last = told.at(-1)
  if (first === undefined || last === undefined) return null
  const words = (degree: number) =>
    (qualifierWords as Readonly<Record<number, { da: string; en: string }>>)[degree]?.[language] ?? ''
  return (
    <figure className="function-time" aria-labelledby={titleId}>
      <figcaption id={titleId}>
        {t(rehabTexts.overTimeFound, {
          domain: t(functionDomains[code]).toLowerCase(),
          party: t(rehabTexts[first.party]),
          first: words(first.degree).toLowerCase(),
          last: words(last.degree).toLowerCase(),
          date: calendarDate(first.on, language),
        })}
      </figcaption>
      <Select
        label={t(rehabTexts.domain)}
        hint={t(rehabTexts.overTimeText)}
        value={code}
        onChange={(event) => setChosen(event.target.value as FunctionDomain)}
        options={codes.map((one) => ({ value: one, label: t(functionDomains[one]) }))}
      />
      <Chart points={points} />
      <p className="small muted">
        {parties.map((party) => `${marks[party]} ${t(rehabTexts[party])}`).join('  ')}
      </p>
      <details>
        <summary>{t(rehabTexts.asTable)}</summary>
        <ul>
          {points.map((point) => (
            <li key={`${point.on} ${point.party} ${point.degree}`}>
              {calendarDate(point.on, language)}: {t(rehabTexts[point.party])}, {words(point.degree)}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  )
}

/** The points of the party that has seen it most often. */
function longest(points: readonly Point[]): Point[] {
  const each = parties.map((party) => points.filter((point) => point.party === party))
  return each.toSorted((one, other) => other.length - one.length)[0] ?? []
}

function pointsOf(assessments: readonly AssessmentView[], code: FunctionDomain): Point[] {
  return assessments.flatMap(({ assessedOn, party, domains }) => {
    const found = domains.find((domain) => domain.code === code)
    const degree = found && degreeOf(found.qualifier)
    return degree === undefined ? [] : [{ on: assessedOn, degree, party }]
  })
}

function Chart({ points }: { points: readonly Point[] }) {
  const language = useLanguage()
  const times = points.map(({ on }) => Date.parse(on))
  const from = Math.min(...times)
  const length = Math.max(1, Math.max(...times) - from)
  const x = (on: string) => edge.left + ((Date.parse(on) - from) / length) * (width - edge.left - edge.right)
  const y = (degree: number) => edge.top + (degree / 4) * (height - edge.top - edge.bottom)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="function-chart">
      {[0, 1, 2, 3, 4].map((degree) => (
        <g key={degree}>
          <line x1={edge.left} x2={width - edge.right} y1={y(degree)} y2={y(degree)} className="chart-grid" />
          <text x={edge.left - 8} y={y(degree) + 4} textAnchor="end">
            {degree}
          </text>
        </g>
      ))}
      {parties.map((party) => {
        const own = points.filter((point) => point.party === party)
        return (
          <g key={party} data-party={party} className="chart-party">
            <polyline points={own.map(({ on, degree }) => `${x(on)},${y(degree)}`).join(' ')} />
            {own.map(({ on, degree }) => (
              <text key={`${on} ${degree}`} x={x(on)} y={y(degree) + 4} textAnchor="middle">
                {marks[party]}
              </text>
            ))}
          </g>
        )
      })}
      {[points[0], points.at(-1)].map(
        (point, index) =>
          point && (
            <text
              key={index === 0 ? 'first' : 'last'}
              x={index === 0 ? edge.left : width - edge.right}
              y={height - 6}
              textAnchor={index === 0 ? 'start' : 'end'}
            >
              {calendarDate(point.on, language)}
            </text>
          ),
      )}
    </svg>
  )
}
