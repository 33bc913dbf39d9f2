import '../../../ui/tabs.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { LetterView as Letter } from '../../../../contract/message.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { textOfFault } from '../../../app/refusal-texts.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { filterOf, type LetterView, letterViews } from '../letter-filter.ts'
import { lettersQuery } from '../queries.ts'
import { kindWords, letterStates, senderWords } from './letter-words.ts'
import { letterTexts } from './texts.ts'

const LetterDrawer = lazy(() =>
  import('./letter-drawer.tsx').then((file) => ({ default: file.LetterDrawer })),
)

const route = getRouteApi('/signed-in/beskeder')

const viewTexts = {
  venter: letterTexts.waiting,
  modtaget: letterTexts.receivedView,
  alle: letterTexts.all,
} as const satisfies Record<LetterView, unknown>

/** The message desk: letters that wait for a person, and all that came. */
export function MessagePage() {
  const t = useText()
  const unitId = useUnitId()
  const { vis = 'venter', brev } = route.useSearch()
  const navigate = route.useNavigate()
  useLive(`messages:${unitId}`)
  const list = useInfiniteQuery(lettersQuery(unitId, filterOf[vis]))
  const letters = list.data?.pages.flatMap((page) => page.letters) ?? []
  return (
    <Page
      title={t(letterTexts.title)}
      aside={list.dataUpdatedAt > 0 && <StaleStamp at={list.dataUpdatedAt} />}
    >
      <p>{t(letterTexts.intro)}</p>
      <nav className="tabs-list" aria-label={t(letterTexts.views)}>
        {letterViews.map((view) => (
          <Link
            key={view}
            to={paths.messages}
            search={{ vis: view }}
            className="tab"
            aria-current={view === vis ? 'page' : undefined}
          >
            {t(viewTexts[view])}
          </Link>
        ))}
      </nav>
      {list.isPending && <Skeleton rows={8} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data && letters.length === 0 && (
        <EmptyState icon="inbox" title={t(vis === 'venter' ? letterTexts.empty : letterTexts.emptyOther)}>
          {vis === 'venter' && t(letterTexts.emptyText)}
        </EmptyState>
      )}
      {letters.length > 0 && <Letters letters={letters} />}
      {list.hasNextPage && (
        <div className="buttons">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t(letterTexts.showMore)}
          </Button>
        </div>
      )}
      {brev && (
        <Suspense>
          <LetterDrawer letterId={brev} onClose={() => void navigate({ search: { vis }, replace: true })} />
        </Suspense>
      )}
    </Page>
  )
}

function Letters({ letters }: { letters: readonly Letter[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <DataTable
      name={t(letterTexts.title)}
      rows={letters}
      rowKey={(letter) => letter.id}
      hasRowHelp
      columns={[
        {
          id: 'at',
          header: t(letterTexts.at),
          width: '15%',
          cell: (letter) => dateAndTime(letter.receivedAt, language),
        },
        {
          id: 'kind',
          header: t(letterTexts.kind),
          isRowHeader: true,
          width: '22%',
          cell: (letter) => <LetterLink letter={letter} />,
        },
        { id: 'sender', header: t(letterTexts.sender), cell: (letter) => senderWords(t, letter) },
        {
          id: 'status',
          header: t(letterTexts.status),
          width: '17%',
          cell: (letter) => <Standing letter={letter} />,
        },
        {
          id: 'problem',
          header: t(letterTexts.problem),
          width: '28%',
          cell: (letter) => firstIssue(t, letter),
        },
      ]}
      card={(letter) => (
        <div className="stack-tight">
          <LetterLink letter={letter} />
          <span>{senderWords(t, letter)}</span>
          <Standing letter={letter} />
          <span>{firstIssue(t, letter)}</span>
          <span className="muted small">{dateAndTime(letter.receivedAt, language)}</span>
        </div>
      )}
    />
  )
}

function firstIssue(t: ReturnType<typeof useText>, letter: Letter): string {
  const issue = letter.issues.find(({ isBlocking }) => isBlocking) ?? letter.issues[0]
  return issue ? t(issue.text) : ''
}

function LetterLink({ letter }: { letter: Letter }) {
  const t = useText()
  const search = route.useSearch()
  return (
    <Link to={paths.messages} search={{ ...search, brev: letter.id }}>
      {kindWords(t, letter)}
    </Link>
  )
}

function Standing({ letter }: { letter: Letter }) {
  const t = useText()
  const { tone, text } = letterStates[letter.status]
  return <State tone={tone}>{t(text)}</State>
}
