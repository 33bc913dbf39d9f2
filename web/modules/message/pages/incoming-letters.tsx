import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { LetterView as Letter } from '../../../../contract/message.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import type { IncomingFilter } from '../letter-filter.ts'
import { lettersQuery } from '../queries.ts'
import { kindWords, letterStates, senderWords } from './letter-words.ts'
import { MoreLetters } from './more-letters.tsx'
import { letterTexts } from './texts.ts'

const route = getRouteApi('/signed-in/beskeder')

/** Letters that came: those that wait for a person, or all of them. */
export function IncomingLetters({ status }: { status: IncomingFilter }) {
  const t = useText()
  const list = useInfiniteQuery(lettersQuery(useUnitId(), status))
  const letters = list.data?.pages.flatMap((page) => page.letters) ?? []
  if (list.isPending) return <Skeleton rows={8} />
  if (list.isError)
    return <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
  if (letters.length === 0)
    return (
      <EmptyState icon="inbox" title={t(status === 'parked' ? letterTexts.empty : letterTexts.emptyOther)}>
        {status === 'parked' && t(letterTexts.emptyText)}
      </EmptyState>
    )
  return (
    <>
      <Letters letters={letters} />
      <MoreLetters list={list} />
    </>
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
        <div className="stack-tight letter-card">
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
  const { vis } = route.useSearch()
  return (
    <Link to={paths.messages} search={{ ...(vis && { vis }), brev: letter.id }}>
      {kindWords(t, letter)}
    </Link>
  )
}

function Standing({ letter }: { letter: Letter }) {
  const t = useText()
  const { tone, text } = letterStates[letter.status]
  return <State tone={tone}>{t(text)}</State>
}
