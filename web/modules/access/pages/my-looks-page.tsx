import { useRecordPrints } from '../record-prints.ts'
import './access.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { AccessRecordView } from '../../../../contract/access.ts'
import type { QuestionView } from '../../../../contract/oversight.ts'
import { type DataKind, dataKinds } from '../../../../kernel/access-words.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate, danishToday, weekdayDate } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Checkbox, Select } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { MyQuestion } from '../../oversight/pages/my-question.tsx'
import { myQuestionsQuery } from '../../oversight/queries.ts'
import { type LookFilter, myAccessRecordsQuery } from '../queries.ts'
import { groupLooks, type Look } from './group-looks.ts'
import { LookRow } from './look-row.tsx'
import { dataKindTexts, lookTexts } from './texts.ts'

const AskDialog = lazy(() =>
  import('../../oversight/forms/my-ask-dialog.tsx').then((file) => ({ default: file.AskDialog })),
)

/** Who has looked at the citizen's own data, when, at what, why and by which law. */
export function MyLooksPage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyLooks citizenId={citizenId} />
}

/** One's own looks are left out until they are asked for: what others did is what one came for. */
const ofOthers: LookFilter = { by: 'others' }

type Which = 'all' | 'denied' | 'override' | 'push'

const whichFilters: Readonly<Record<Which, LookFilter>> = {
  all: {},
  denied: { outcome: 'denied' },
  override: { action: 'override' },
  push: { action: 'push' },
}

function MyLooks({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const [filter, setFilter] = useState<LookFilter>(ofOthers)
  const [asking, setAsking] = useState<AccessRecordView>()
  useLive(`citizen:${citizenId}`)
  useRecordPrints(citizenId, 'access-log')
  const list = useInfiniteQuery(myAccessRecordsQuery(citizenId, filter))
  const questions = useQuery(myQuestionsQuery(citizenId)).data ?? []
  const records = list.data?.pages.flatMap((page) => page.records) ?? []
  const backTo = list.data?.pages[0]?.backTo
  const isFiltered = Object.entries(filter).some(([name, value]) => name !== 'by' && value !== undefined)
  return (
    <Page
      title={t(lookTexts.title)}
      isNarrow
      aside={
        <Button small icon="print" onClick={() => print()}>
          {t(lookTexts.print)}
        </Button>
      }
    >
      {backTo && <p>{t(lookTexts.intro, { backTo: calendarDate(backTo, language) })}</p>}
      <Filter filter={filter} onChange={setFilter} />
      {/* Open: the look asked about may lie several pages down when its answer comes. */}
      {questions.length > 0 && (
        <details className="will-card" open>
          <summary>{t(lookTexts.questions, { n: questions.length })}</summary>
          {questions.map((question) => (
            <MyQuestion key={question.id} question={question} isNamed />
          ))}
        </details>
      )}
      {list.isPending && <Skeleton rows={8} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data && records.length === 0 && (
        <EmptyState
          icon="history"
          title={t(isFiltered ? lookTexts.emptyFiltered : lookTexts.empty)}
          next={isFiltered && <Button onClick={() => setFilter(ofOthers)}>{t(lookTexts.whichAll)}</Button>}
        />
      )}
      <Days records={records}>
        {(look) => (
          <LookRow key={look.recordIds.at(-1)} look={look}>
            <Ask look={look} questions={questions} onAsk={() => setAsking(look.record)} />
          </LookRow>
        )}
      </Days>
      {list.hasNextPage && (
        <div className="buttons">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t(lookTexts.showMore)}
          </Button>
        </div>
      )}
      {asking && (
        <Suspense>
          <AskDialog citizenId={citizenId} record={asking} onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
    </Page>
  )
}

interface FilterProps {
  readonly filter: LookFilter
  readonly onChange: (filter: LookFilter) => void
}

function Filter({ filter, onChange }: FilterProps) {
  const t = useText()
  const language = useLanguage()
  const which = (Object.keys(whichFilters) as Which[]).find(
    (name) => whichFilters[name].action === filter.action && whichFilters[name].outcome === filter.outcome,
  )
  return (
    <div className="log-filter">
      <Select
        name="which"
        label={t(lookTexts.which)}
        value={which ?? 'all'}
        onChange={(event) =>
          onChange({
            ...filter,
            action: undefined,
            outcome: undefined,
            ...whichFilters[event.target.value as Which],
          })
        }
        options={[
          { value: 'all', label: t(lookTexts.whichAll) },
          { value: 'denied', label: t(lookTexts.whichDenied) },
          { value: 'override', label: t(lookTexts.whichOverride) },
          { value: 'push', label: t(lookTexts.whichPushed) },
        ]}
      />
      <Select
        name="kind"
        label={t(lookTexts.whichKind)}
        value={filter.kind ?? ''}
        onChange={(event) =>
          onChange({
            ...filter,
            kind: event.target.value === '' ? undefined : (event.target.value as DataKind),
          })
        }
        options={[
          { value: '', label: t(lookTexts.everyKind) },
          ...dataKinds
            .filter((kind) => kind !== 'AGG')
            .map((kind) => ({ value: kind, label: t(dataKindTexts[kind]) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, language)),
        ]}
      />
      <Checkbox
        label={t(lookTexts.withMine)}
        checked={filter.by === undefined}
        onChange={(event) => onChange({ ...filter, by: event.target.checked ? undefined : 'others' })}
      />
      {filter.from === undefined || filter.to === undefined ? (
        <Button icon="calendar" onClick={() => onChange({ ...filter, from: aMonthAgo(), to: danishToday() })}>
          {t(lookTexts.choosePeriod)}
        </Button>
      ) : (
        <>
          <DateField
            label={t(lookTexts.fromDay)}
            value={filter.from}
            onChange={(from) => onChange({ ...filter, from })}
          />
          <DateField
            label={t(lookTexts.toDay)}
            value={filter.to}
            onChange={(to) => onChange({ ...filter, to })}
          />
          <Button look="quiet" onClick={() => onChange({ ...filter, from: undefined, to: undefined })}>
            {t(lookTexts.wholePeriod)}
          </Button>
        </>
      )}
    </div>
  )
}

/** Looks under the day they were made. */
function Days({
  records,
  children,
}: {
  records: readonly AccessRecordView[]
  children: (look: Look) => ReactNode
}) {
  const language = useLanguage()
  const days = Map.groupBy(groupLooks(records), ({ record }) => danishToday(Date.parse(record.at)))
  return [...days].map(([day, looks]) => (
    <section key={day} aria-label={weekdayDate(day, language)}>
      <h2 className="log-day">{weekdayDate(day, language)}</h2>
      {looks.map(children)}
    </section>
  ))
}

interface AskProps {
  readonly look: Look
  readonly questions: readonly QuestionView[]
  readonly onAsk: () => void
}

/** The question to a look, or where it stands. Nobody needs to ask about themselves or the program. */
function Ask({ look: { record, recordIds }, questions, onAsk }: AskProps) {
  const t = useText()
  const asked = questions.find(({ recordId }) => recordIds.includes(recordId))
  if (asked) return <MyQuestion question={asked} />
  if (record.who.unitId === null || record.who.isSelf) return null
  return (
    <Button small look="quiet" icon="question" onClick={onAsk}>
      {t(lookTexts.ask)}
    </Button>
  )
}

function aMonthAgo(): string {
  return danishToday(Date.now() - 30 * 24 * 60 * 60_000)
}
