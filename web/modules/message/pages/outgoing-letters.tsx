import './letter.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OutgoingView } from '../../../../contract/message.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { useUnits } from '../../organisation/use-units.ts'
import type { OutgoingFilter } from '../letter-filter.ts'
import { outgoingLettersQuery } from '../queries.ts'
import { MoreLetters } from './more-letters.tsx'
import { outgoingKind, outgoingStates, receiverWords } from './outgoing-words.ts'
import { letterTexts, outgoingTexts } from './texts.ts'

const route = getRouteApi('/signed-in/beskeder')

/** What is said when there are none. */
const empties: Readonly<Record<OutgoingFilter, { readonly title: Text; readonly text?: Text }>> = {
  waiting: { title: outgoingTexts.noneWaiting },
  sent: { title: outgoingTexts.noneSent },
  failed: { title: outgoingTexts.noneFailed, text: outgoingTexts.noneFailedText },
  all: { title: letterTexts.emptyOther },
}

export interface OutgoingLettersProps {
  readonly status: OutgoingFilter
  /** What these have in common, when the page shows two kinds below each other. */
  readonly heading?: string
}

/** Letters of ours that have come equally far. */
export function OutgoingLetters({ status, heading }: OutgoingLettersProps) {
  const t = useText()
  const list = useInfiniteQuery(outgoingLettersQuery(useUnitId(), status))
  const letters = list.data?.pages.flatMap((page) => page.letters) ?? []
  const { title, text } = empties[status]
  return (
    <section className="stack-tight" aria-label={heading ?? t(letterTexts.title)}>
      {heading && <h2>{heading}</h2>}
      {list.isPending && <Skeleton rows={4} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data &&
        letters.length === 0 &&
        (heading ? (
          <p className="muted">{t(title)}</p>
        ) : (
          <EmptyState title={t(title)}>{text && t(text)}</EmptyState>
        ))}
      {letters.length > 0 && <Letters letters={letters} name={heading ?? t(letterTexts.title)} />}
      <MoreLetters list={list} />
    </section>
  )
}

function Letters({ letters, name }: { letters: readonly OutgoingView[]; name: string }) {
  const t = useText()
  const language = useLanguage()
  const { units } = useUnits(
    letters.flatMap(({ receiverUnitId }) => (receiverUnitId ? [receiverUnitId] : [])),
  )
  const to = (letter: OutgoingView) => receiverWords(t, letter, units.get(letter.receiverUnitId ?? '')?.name)
  const link = (letter: OutgoingView) => <SendingLink letter={letter} to={to(letter)} />
  return (
    <DataTable
      name={name}
      rows={letters}
      rowKey={(letter) => letter.id}
      hasRowHelp
      columns={[
        {
          id: 'written',
          header: t(outgoingTexts.written),
          width: '14%',
          cell: (letter) => dateAndTime(letter.createdAt, language),
        },
        { id: 'kind', header: t(letterTexts.kind), isRowHeader: true, width: '17%', cell: link },
        { id: 'to', header: t(outgoingTexts.to), width: '20%', cell: to },
        {
          id: 'state',
          header: t(letterTexts.status),
          width: '16%',
          cell: (letter) => <Standing letter={letter} />,
        },
        { id: 'why', header: t(outgoingTexts.why), cell: (letter) => t(letter.explanation) },
      ]}
      card={(letter) => (
        <div className="stack-tight letter-card">
          {link(letter)}
          <span>{to(letter)}</span>
          <Standing letter={letter} />
          <span>{t(letter.explanation)}</span>
          <span className="muted small">{dateAndTime(letter.createdAt, language)}</span>
        </div>
      )}
    />
  )
}

function SendingLink({ letter, to }: { letter: OutgoingView; to: string }) {
  const t = useText()
  const { vis } = route.useSearch()
  const kind = outgoingKind(t, letter)
  return (
    <Link
      to={paths.messages}
      search={{ ...(vis && { vis }), sendt: letter.id }}
      aria-label={t(outgoingTexts.linkTo, { kind, receiver: to })}
    >
      {kind}
    </Link>
  )
}

function Standing({ letter }: { letter: OutgoingView }) {
  const t = useText()
  const { tone, text } = outgoingStates[letter.state]
  return <State tone={tone}>{t(text)}</State>
}
