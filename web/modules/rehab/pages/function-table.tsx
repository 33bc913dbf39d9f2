import type { AssessmentView, RehabPlanView } from '../../../../contract/rehab.ts'
import {
  type FunctionDomain,
  functionDomainCodes,
  functionDomains,
  qualifierWords,
} from '../../../../kernel/functioning.ts'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { latestOf, type Party, parties, partySectors } from './rehab-words.ts'
import { rehabTexts } from './texts.ts'

type Functioning = NonNullable<RehabPlanView['functioning']>

/** The latest view of each party beside the others, domain by domain; where they are two steps apart it says so. */
export function FunctionTable({ functioning }: { functioning: Functioning }) {
  const t = useText()
  const { assessments } = functioning
  const columns = parties.map((party) => ({ party, latest: latestOf(assessments, party) }))
  const codes = functionDomainCodes.filter((code) =>
    columns.some(({ latest }) => latest?.domains.some((domain) => domain.code === code)),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keyboard too.
    <section className="table-sheet function-sheet" aria-label={t(rehabTexts.functionTitle)} tabIndex={0}>
      <table className="table function-table">
        <caption className="visually-hidden">{t(rehabTexts.functionTitle)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(rehabTexts.domain)}</th>
            {columns.map(({ party, latest }) => (
              <th key={party} scope="col">
                <PartyHead party={party} latest={latest} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <th scope="row">
                {t(functionDomains[code])} <span className="muted small">{code}</span>
                <DifferenceMark code={code} functioning={functioning} />
              </th>
              {columns.map(({ party, latest }) => (
                <td key={party}>
                  <Degree assessment={latest} code={code} />
                </td>
              ))}
            </tr>
          ))}
          <WordsRow name={t(rehabTexts.functionWords)} columns={columns} of={(one) => one.function} />
          <WordsRow name={t(rehabTexts.trainingNeed)} columns={columns} of={(one) => one.trainingNeed} />
          <WordsRow name={t(rehabTexts.rehabNeed)} columns={columns} of={(one) => one.rehabNeed} />
          <WordsRow
            name={t(rehabTexts.potential)}
            columns={columns}
            of={(one) => t(rehabTexts[`potential_${one.potential}`])}
          />
        </tbody>
      </table>
    </section>
  )
}

interface ColumnOfParty {
  readonly party: Party
  readonly latest: AssessmentView | undefined
}

function PartyHead({ party, latest }: ColumnOfParty) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <SectorMark sector={partySectors[party]}>{t(rehabTexts[party])}</SectorMark>
      <span className="function-by">
        {latest
          ? `${calendarDate(latest.assessedOn, language)}, ${latest.by.name}`
          : t(rehabTexts.notAssessed)}
      </span>
    </>
  )
}

function WordsRow({
  name,
  columns,
  of,
}: {
  name: string
  columns: readonly ColumnOfParty[]
  of: (assessment: AssessmentView) => string
}) {
  const said = columns.map(({ party, latest }) => ({ party, words: latest ? of(latest) : '' }))
  if (said.every(({ words }) => words === '')) return null
  return (
    <tr>
      <th scope="row">{name}</th>
      {said.map(({ party, words }) => (
        <td key={party}>{words || '–'}</td>
      ))}
    </tr>
  )
}

/** The degree in words, with five steps drawn beside: how many are filled is how great the problem is. */
function Degree({ assessment, code }: { assessment: AssessmentView | undefined; code: FunctionDomain }) {
  const t = useText()
  const domain = assessment?.domains.find((one) => one.code === code)
  if (domain === undefined) return <span className="muted">–</span>
  return (
    <span className="degree">
      {domain.qualifier <= 4 && (
        <span className="degree-steps" aria-hidden="true">
          {[1, 2, 3, 4].map((step) => (
            <span key={step} data-filled={step <= domain.qualifier || undefined} />
          ))}
        </span>
      )}
      <span>
        {t(qualifierWords[domain.qualifier])}
        {domain.note && <span className="degree-note">{domain.note}</span>}
      </span>
    </span>
  )
}

function DifferenceMark({ code, functioning }: { code: FunctionDomain; functioning: Functioning }) {
  const t = useText()
  const difference = functioning.differences.find((one) => one.code === code)
  if (difference !== undefined)
    return (
      <span className="difference">
        <Icon name="warning" size={16} />
        {t(rehabTexts.difference, { n: difference.steps })}
      </span>
    )
  const settled = functioning.settlements.some(
    (one) => one.how === 'agreed-to-differ' && one.codes.includes(code),
  )
  if (!settled) return null
  return (
    <span className="difference difference-settled">
      <Icon name="handshake" size={16} />
      {t(rehabTexts.settledDifference)}
    </span>
  )
}
