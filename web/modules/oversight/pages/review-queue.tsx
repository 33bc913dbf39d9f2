import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReviewSummaryView } from '../../../../contract/oversight.ts'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { calendarDate, timeLeft } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useNow } from '../../../ui/now.ts'
import { State, type Tone } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { type ReviewFilter, reviewsQuery } from '../queries.ts'
import { QueueFrame, type QueueProps } from './queue-frame.tsx'
import { ReviewDrawer } from './review-drawer.tsx'
import { controlTexts, outcomeTexts, reviewKindTexts, reviewStatusTexts } from './texts.ts'

const tones: Readonly<Record<ReviewSummaryView['status'], Tone>> = {
  waiting: 'info',
  taken: 'info',
  asked: 'warning',
  answered: 'info',
  decided: 'success',
}

const statuses: readonly (readonly [ReviewFilter, Text])[] = [
  ['open', controlTexts.open],
  ['mine', controlTexts.mine],
  ['decided', controlTexts.decided],
]

/** Looks that wait to be reviewed, the soonest due first. Nothing in the list is about a citizen. */
export function ReviewQueue({ unitId, chosen, onChoose }: QueueProps) {
  const [status, setStatus] = useState<ReviewFilter>('open')
  const list = useInfiniteQuery(reviewsQuery(unitId, status))
  const reviews = list.data?.pages.flatMap((page) => page.reviews) ?? []
  return (
    <>
      <QueueFrame
        status={status}
        statuses={statuses}
        onStatus={setStatus}
        list={list}
        empty={
          reviews.length > 0
            ? undefined
            : { icon: 'done', title: controlTexts.noReviews, text: controlTexts.noReviewsText }
        }
      >
        {reviews.length > 0 && <Reviews reviews={reviews} onChoose={onChoose} />}
      </QueueFrame>
      {chosen && <ReviewDrawer unitId={unitId} reviewId={chosen} onClose={() => onChoose(undefined)} />}
    </>
  )
}

function Reviews({
  reviews,
  onChoose,
}: {
  reviews: readonly ReviewSummaryView[]
  onChoose: (id: string) => void
}) {
  const t = useText()
  const open = (review: ReviewSummaryView) => (
    <Button look="quiet" small onClick={() => onChoose(review.id)}>
      {t(reviewKindTexts[review.kind])}
    </Button>
  )
  const count = (review: ReviewSummaryView) =>
    t(controlTexts.looksOf, { n: review.lookCount, c: review.citizenCount })
  return (
    <DataTable
      name={t(controlTexts.reviews)}
      rows={reviews}
      rowKey={(review) => review.id}
      columns={[
        { id: 'why', header: t(controlTexts.why), isRowHeader: true, width: '20%', cell: open },
        {
          id: 'whose',
          header: t(controlTexts.whose),
          width: '30%',
          cell: (review) => <Whose review={review} />,
        },
        { id: 'looks', header: t(controlTexts.looks), width: '17%', cell: count },
        { id: 'due', header: t(controlTexts.due), width: '15%', cell: (review) => <Due review={review} /> },
        { id: 'state', header: t(controlTexts.state), cell: (review) => <Standing review={review} /> },
      ]}
      card={(review) => (
        <div className="stack-tight">
          {open(review)}
          <Whose review={review} />
          <span>{count(review)}</span>
          <Standing review={review} />
          <Due review={review} />
        </div>
      )}
    />
  )
}

function Whose({ review: { person } }: { review: ReviewSummaryView }) {
  const t = useText()
  const work = person.function === null ? undefined : functionText(person.function)
  return (
    <span>
      {person.name}
      <br />
      <span className="muted small">{[work && t(work), person.unit.name].filter(Boolean).join(', ')}</span>
    </span>
  )
}

function Due({ review }: { review: ReviewSummaryView }) {
  const language = useLanguage()
  const now = useNow()
  if (review.status === 'decided')
    return <span className="muted">{calendarDate(review.dueAt, language)}</span>
  return review.isOverdue ? (
    <State tone="danger">{timeLeft(review.dueAt, language, now)}</State>
  ) : (
    <span>{calendarDate(review.dueAt, language)}</span>
  )
}

function Standing({ review }: { review: ReviewSummaryView }) {
  const t = useText()
  return (
    <span>
      <State tone={review.outcome === 'unjustified' ? 'danger' : tones[review.status]}>
        {t(review.outcome === null ? reviewStatusTexts[review.status] : outcomeTexts[review.outcome])}
      </State>
      {review.reviewer && (
        <>
          <br />
          <span className="muted small">{review.reviewer.name}</span>
        </>
      )}
    </span>
  )
}
