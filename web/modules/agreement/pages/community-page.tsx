import './community.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { CommunityView, ResponsibilityView } from '../../../../contract/agreement.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate, danishToday } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Checkbox, Select } from '../../../ui/fields.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { communitiesQuery, responsibilitiesQuery } from '../queries.ts'
import { communityTexts } from './texts.ts'
import { timeLimitWords } from './time-limit.ts'

const DateField = lazy(() =>
  import('../../../ui/date-field.tsx').then((file) => ({ default: file.DateField })),
)
const ResponsibilityDrawer = lazy(() =>
  import('./responsibility-drawer.tsx').then((file) => ({ default: file.ResponsibilityDrawer })),
)

const route = getRouteApi('/signed-in/faellesskab')

/** Who does what, by which clause, on a chosen day, and what was different before. */
export function CommunityPage() {
  const t = useText()
  const search = route.useSearch()
  const { den: on = danishToday(), faellesskab, flyttet = false } = search
  const navigate = route.useNavigate()
  const communities = useQuery({ ...communitiesQuery(on), placeholderData: keepPreviousData })
  const community = communities.data?.find(({ id }) => id === faellesskab) ?? communities.data?.[0]
  const answers = useQuery({
    ...responsibilitiesQuery(community?.id ?? '', on),
    placeholderData: keepPreviousData,
  })
  const shown = answers.data?.responsibilities.filter(({ before }) => !flyttet || before !== null)

  return (
    <Page title={t(communityTexts.title)}>
      <p>{t(communityTexts.intro)}</p>
      <div className="community-tools no-print">
        {communities.data && communities.data.length > 1 && (
          <Select
            label={t(communityTexts.community)}
            value={community?.id}
            onChange={(event) =>
              void navigate({ search: (before) => ({ ...before, faellesskab: event.target.value }) })
            }
            options={communities.data.map(({ id, agreement }) => ({ value: id, label: t(agreement.name) }))}
          />
        )}
        <Suspense fallback={<Skeleton rows={1} />}>
          <DateField
            label={t(communityTexts.validOn)}
            value={on}
            onChange={(den) => void navigate({ search: (before) => ({ ...before, den }), replace: true })}
          />
        </Suspense>
        <Checkbox
          label={t(communityTexts.moved)}
          checked={flyttet}
          onChange={(event) => void navigate({ search: { ...search, flyttet: event.target.checked } })}
        />
      </div>
      {communities.isPending && <Skeleton rows={8} />}
      {communities.isError && (
        <ErrorState onRetry={() => void communities.refetch()}>
          {t(textOfFault(communities.error))}
        </ErrorState>
      )}
      {answers.isError && (
        <ErrorState onRetry={() => void answers.refetch()}>{t(textOfFault(answers.error))}</ErrorState>
      )}
      {communities.data?.length === 0 && (
        <EmptyState icon="handshake" title={t(communityTexts.noCommunity)}>
          {t(communityTexts.noCommunityText)}
        </EmptyState>
      )}
      {shown?.length === 0 && <EmptyState icon="handshake" title={t(communityTexts.nothingMoved)} />}
      {shown && shown.length > 0 && community && <Responsibilities all={shown} community={community} />}
      {community && <Agreement community={community} />}
    </Page>
  )
}

interface ResponsibilitiesProps {
  readonly all: readonly ResponsibilityView[]
  readonly community: CommunityView
}

function Responsibilities({ all, community }: ResponsibilitiesProps) {
  const t = useText()
  const language = useLanguage()
  const [opened, setOpened] = useState<ResponsibilityView>()
  const where = (one: ResponsibilityView) =>
    one.municipalities.length === community.municipalities.length
      ? t(communityTexts.everywhere)
      : one.municipalities.map(({ name }) => name).join(', ')
  const clause = (one: ResponsibilityView) =>
    one.clause ? t(communityTexts.clauseNumber, { number: one.clause.number }) : t(communityTexts.byLaw)
  const service = (one: ResponsibilityView) => (
    <button type="button" className="service-button" onClick={() => setOpened(one)}>
      {t(one.service.name)}
    </button>
  )
  return (
    <>
      <DataTable
        name={t(communityTexts.title)}
        rows={all}
        rowKey={(one) => `${one.service.code}-${one.municipalities.map(({ code }) => code).join()}`}
        hasRowHelp
        columns={[
          { id: 'service', header: t(communityTexts.service), isRowHeader: true, cell: service },
          {
            id: 'who',
            header: t(communityTexts.who),
            cell: (one) => <span className="capital">{t(one.who.name)}</span>,
          },
          {
            id: 'before',
            header: t(communityTexts.before),
            cell: (one) => one.before && <span className="before capital">{t(one.before.name)}</span>,
          },
          { id: 'where', header: t(communityTexts.where), width: '15%', cell: where },
          { id: 'clause', header: t(communityTexts.clause), width: '12%', cell: clause },
          {
            id: 'since',
            width: '9%',
            header: t(communityTexts.since),
            cell: (one) => one.since && calendarDate(one.since, language),
          },
          {
            id: 'answer',
            header: t(communityTexts.answerWithin),
            cell: (one) => timeLimitWords(t, one.answerWithin),
          },
        ]}
        card={(one) => (
          <div className="stack-tight">
            {service(one)}
            <span className="strong capital">{t(one.who.name)}</span>
            {one.before && (
              <span className="muted">
                {t(communityTexts.before)}: {t(one.before.name)}
              </span>
            )}
            <span className="muted small">
              {where(one)}, {clause(one)}
            </span>
          </div>
        )}
      />
      {opened && (
        <Suspense>
          <ResponsibilityDrawer one={opened} where={where(opened)} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function Agreement({ community }: { community: CommunityView }) {
  const t = useText()
  const language = useLanguage()
  const { agreement } = community
  return (
    <Card title={t(agreement.name)} icon="document" sector="faelles">
      <p className="muted">
        {t(communityTexts.validity)}{' '}
        {t(communityTexts.fromTo, {
          from: calendarDate(agreement.validFrom, language),
          to: calendarDate(agreement.validTo, language),
        })}
        , {t(communityTexts.version).toLowerCase()} {agreement.version}
      </p>
      <h3>{t(communityTexts.parties)}</h3>
      <ul>
        {agreement.parties.map((party) => (
          <li key={party.name} className="row">
            {party.name}
            {party.ratifiedOn ? (
              <State tone="success">
                {t(communityTexts.ratified, { when: calendarDate(party.ratifiedOn, language) })}
              </State>
            ) : (
              <State tone="warning">{t(communityTexts.notRatified)}</State>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
