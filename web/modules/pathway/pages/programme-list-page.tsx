import './programme.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { programmeDraftsQuery, programmesQuery } from '../programme-queries.ts'
import { ProgrammeStatus } from './programme-sheet.tsx'
import { programmeTexts } from './programme-texts.ts'

const BeginDialog = lazy(() =>
  import('../forms/programme-begin-dialog.tsx').then((file) => ({ default: file.ProgrammeBeginDialog })),
)

/** Who reads drafts: those who write them, and those who answer for quality. */
const readsDrafts: ReadonlySet<string> = new Set(['secretariat', 'quality-lead'])

/** Every programme, what it is for, and which version is in force. */
export function ProgrammeListPage() {
  const t = useText()
  const session = useSession()
  const [isBeginning, setIsBeginning] = useState(false)
  const programmes = useQuery(programmesQuery)
  return (
    <Page
      title={t(programmeTexts.title)}
      aside={
        programmes.data?.mayEdit && (
          <Button icon="plus" onClick={() => setIsBeginning(true)}>
            {t(programmeTexts.newProgramme)}
          </Button>
        )
      }
    >
      <p>{t(programmeTexts.intro)}</p>
      {programmes.isPending && <Skeleton rows={4} />}
      {programmes.isError && (
        <ErrorState onRetry={() => void programmes.refetch()}>{t(textOfFault(programmes.error))}</ErrorState>
      )}
      {programmes.data?.programmes.length === 0 && (
        <EmptyState icon="calendar" title={t(programmeTexts.none)} />
      )}
      {readsDrafts.has(session.role?.function ?? '') && <Drafts />}
      <ul className="programme-cards">
        {programmes.data?.programmes.map((one) => (
          <li key={one.code}>
            <ProgrammeCard one={one} />
          </li>
        ))}
      </ul>
      {isBeginning && (
        <Suspense>
          <BeginDialog onClose={() => setIsBeginning(false)} />
        </Suspense>
      )}
    </Page>
  )
}

type Listed = NonNullable<ReturnType<typeof useProgrammes>>[number]
function useProgrammes() {
  return useQuery(programmesQuery).data?.programmes
}

function ProgrammeCard({ one }: { one: Listed }) {
  const t = useText()
  const language = useLanguage()
  const shown = one.versions.find(({ status }) => status === 'in-force') ?? one.versions[0]
  return (
    <Card
      title={
        <Link to={paths.programme} params={{ code: one.code }}>
          {t(one.name)}
        </Link>
      }
      icon="calendar"
    >
      {one.purpose && <p>{t(one.purpose)}</p>}
      <p className="programme-sectors">
        {one.sectors.map((sector) => (
          <SectorMark key={sector} sector={sector} />
        ))}
      </p>
      {shown && (
        <p className="row muted">
          <ProgrammeStatus status={shown.status} />
          <span>
            {t(programmeTexts.version, { n: shown.version })},{' '}
            {t(programmeTexts.stepCount, { n: one.stepCount })},{' '}
            {t(programmeTexts.validFrom, { when: calendarDate(shown.validFrom, language) }).toLowerCase()}
          </span>
        </p>
      )}
    </Card>
  )
}

function Drafts() {
  const t = useText()
  const language = useLanguage()
  const drafts = useQuery(programmeDraftsQuery)
  if (!drafts.data || drafts.data.length === 0) return null
  return (
    <Card title={t(programmeTexts.drafts)} icon="edit" edge="warning">
      <ul className="stack-tight">
        {drafts.data.map((one) => (
          <li key={one.draftId} className="row">
            <Link to={paths.programmeDraft} params={{ draftId: one.draftId }}>
              {t(one.name)}
            </Link>
            <span className="muted">
              {t(programmeTexts.draftBy, { who: one.savedBy, when: dateAndTime(one.savedAt, language) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
