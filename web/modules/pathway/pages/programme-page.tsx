import './programme.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import {
  getPlanDefinitionRoute,
  type ProgrammePageView,
  type VersionView,
} from '../../../../contract/pathway-programme.ts'
import { addressOf } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { RadioGroup, Select } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { programmeQuery } from '../programme-queries.ts'
import {
  ProgrammeExceptions,
  ProgrammeInShort,
  ProgrammeParticipants,
  ProgrammeStatus,
  ProgrammeSteps,
} from './programme-sheet.tsx'
import { programmeTexts } from './programme-texts.ts'

const EditorTools = lazy(() =>
  import('../forms/programme-editor-tools.tsx').then((file) => ({ default: file.ProgrammeEditorTools })),
)

const route = getRouteApi('/signed-in/forloeb/$code')

/** A programme in plain words, for those who work by it. */
export function ProgrammePage() {
  const t = useText()
  const { code } = route.useParams()
  const { version, vis } = route.useSearch()
  const navigate = route.useNavigate()
  const found = useQuery({ ...programmeQuery(code, version), placeholderData: keepPreviousData })
  if (found.isPending)
    return (
      <Page title={t(programmeTexts.title)}>
        <Skeleton rows={8} />
      </Page>
    )
  if (found.isError)
    return (
      <Page title={t(programmeTexts.title)}>
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      </Page>
    )
  const { page, versions, mayEdit } = found.data
  return (
    <Page
      title={t(page.name)}
      aside={
        <Button small icon="print" onClick={() => print()}>
          {t(programmeTexts.print)}
        </Button>
      }
    >
      {page.purpose && <p className="programme-lead">{t(page.purpose)}</p>}
      <VersionLine
        page={page}
        versions={versions}
        onChoose={(chosen) => void navigate({ search: (before) => ({ ...before, version: chosen }) })}
      />
      {mayEdit && (
        <Suspense>
          <EditorTools code={code} page={page} versions={versions} />
        </Suspense>
      )}
      <ProgrammeInShort page={page} />
      <div className="row row-between">
        <h2>{t(vis === 'trin' ? programmeTexts.stepsTitle : programmeTexts.lanes)}</h2>
        <div className="no-print">
          <RadioGroup
            label={t(programmeTexts.view)}
            inRow
            value={vis ?? 'baner'}
            onChange={(chosen) =>
              void navigate({
                search: ({ vis: _, ...before }) => (chosen === 'trin' ? { ...before, vis: 'trin' } : before),
                replace: true,
              })
            }
            options={[
              { value: 'baner', label: t(programmeTexts.showLanes) },
              { value: 'trin', label: t(programmeTexts.showSteps) },
            ]}
          />
        </div>
      </div>
      <ProgrammeSteps page={page} isWrittenOut={vis === 'trin'} />
      <ProgrammeExceptions page={page} />
      <ProgrammeParticipants page={page} />
    </Page>
  )
}

interface VersionLineProps {
  readonly page: ProgrammePageView
  readonly versions: readonly VersionView[]
  readonly onChoose: (version: number) => void
}

function VersionLine({ page, versions, onChoose }: VersionLineProps) {
  const t = useText()
  const language = useLanguage()
  const date = (on: string) => calendarDate(on, language)
  return (
    <div className="programme-tools">
      <p className="row">
        <ProgrammeStatus status={page.status} />
        <span className="muted">
          {t(programmeTexts.version, { n: page.version ?? '' })},{' '}
          {t(programmeTexts.validFrom, { when: date(page.validFrom) }).toLowerCase()}
          {page.retiredOn && `, ${t(programmeTexts.retiredOn, { when: date(page.retiredOn) }).toLowerCase()}`}
        </span>
      </p>
      {versions.length > 1 && (
        <div className="no-print">
          <Select
            label={t(programmeTexts.versionChoice)}
            value={String(page.version)}
            onChange={(event) => onChoose(Number(event.target.value))}
            options={versions.map((one) => ({
              value: String(one.version),
              label: `${t(programmeTexts.version, { n: one.version })}, ${t(programmeTexts.validFrom, { when: date(one.validFrom) }).toLowerCase()}`,
            }))}
          />
        </div>
      )}
      <a
        className={`${buttonClass('quiet', true)} no-print`}
        href={addressOf(getPlanDefinitionRoute.path, { code: page.code, version: page.version })}
        download={`${page.code}.${page.version}.json`}
      >
        {t(programmeTexts.asFhir)}
      </a>
    </div>
  )
}
