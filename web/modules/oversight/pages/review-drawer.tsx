import '../../task/pages/task-drawer.css'
import './control.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  askForExplanationRoute,
  decideReviewRoute,
  type ReviewedLookView,
  type ReviewOutcome,
  type ReviewView,
  releaseReviewRoute,
  reviewOutcomes,
  takeReviewRoute,
} from '../../../../contract/oversight.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { functionText } from '../../../app/roles.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Drawer } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { dataKindTexts } from '../../access/pages/texts.ts'
import { WordsForm } from '../forms/words-form.tsx'
import { reviewLooksQuery, reviewQuery } from '../queries.ts'
import { controlTexts, outcomeTexts, reviewEntryTexts, reviewKindTexts, reviewStatusTexts } from './texts.ts'
import { whyNot } from './why-not.ts'

export interface ReviewDrawerProps {
  readonly unitId: string
  readonly reviewId: string
  readonly onClose: () => void
}

/** One review: why it came up, the looks, what the person says, and the decision. */
export function ReviewDrawer({ unitId, reviewId, onClose }: ReviewDrawerProps) {
  const t = useText()
  const found = useQuery(reviewQuery(unitId, reviewId))
  const review = found.data
  return (
    <Drawer
      title={review ? t(reviewKindTexts[review.kind]) : t(controlTexts.reviews)}
      isOpen
      onClose={onClose}
    >
      {found.isPending && <Skeleton rows={6} />}
      {found.isError && (
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      )}
      {review && (
        <>
          <Head review={review} />
          <Deeds unitId={unitId} review={review} />
          <Looks unitId={unitId} review={review} />
          <History review={review} />
        </>
      )}
    </Drawer>
  )
}

function Head({ review }: { review: ReviewView }) {
  const t = useText()
  const language = useLanguage()
  const { person, status, outcome, dueAt, reviewer, isOverdue, why, words, breachId } = review
  const work = person.function === null ? undefined : functionText(person.function)
  return (
    <div className="drawer-section">
      <Badge tone={outcome === 'unjustified' ? 'danger' : status === 'decided' ? 'success' : 'info'}>
        {t(outcome === null ? reviewStatusTexts[status] : outcomeTexts[outcome])}
      </Badge>
      {isOverdue && <State tone="danger">{t(controlTexts.late)}</State>}
      <p>{t(why)}</p>
      <Facts
        pairs={[
          [
            t(controlTexts.whose),
            [person.name, work && t(work), person.unit.name].filter(Boolean).join(', '),
          ],
          [t(controlTexts.due), dateAndTime(dueAt, language)],
          [t(controlTexts.reviewer), reviewer?.name ?? t(controlTexts.nobody)],
        ]}
      />
      {words && <blockquote>{words}</blockquote>}
      {breachId && (
        <Link to={paths.control} search={{ vis: 'brud', sag: breachId }}>
          {t(controlTexts.toBreach)}
        </Link>
      )}
    </div>
  )
}

function Deeds({ unitId, review }: { unitId: string; review: ReviewView }) {
  const t = useText()
  const language = useLanguage()
  const [form, setForm] = useState<'ask' | 'decide'>()
  const touches = [`oversight:${unitId}`] as const
  const params = { reviewId: review.id }
  const take = useDeed(takeReviewRoute, { touches, says: t(controlTexts.takenNow) })
  const release = useDeed(releaseReviewRoute, { touches, says: t(controlTexts.releasedNow) })
  const ask = useDeed(askForExplanationRoute, {
    touches,
    says: t(controlTexts.asked),
    onDone: () => setForm(undefined),
  })
  const { actions, status } = review
  if (status === 'decided') return null
  const isMine = actions.decide === null
  return (
    <div className="drawer-section">
      {!isMine && (
        <Button
          look="primary"
          busy={take.isBusy}
          whyNot={whyNot(language, actions.take)}
          onClick={() => take.does({ params })}
        >
          {t(controlTexts.take)}
        </Button>
      )}
      {isMine && form === undefined && (
        <div className="buttons">
          <Button look="primary" onClick={() => setForm('decide')}>
            {t(controlTexts.decide)}
          </Button>
          <Button whyNot={whyNot(language, actions.ask)} onClick={() => setForm('ask')}>
            {t(controlTexts.ask)}
          </Button>
          <Button
            look="quiet"
            busy={release.isBusy}
            whyNot={whyNot(language, actions.release)}
            onClick={() => release.does({ params })}
          >
            {t(controlTexts.release)}
          </Button>
        </div>
      )}
      {form === 'ask' && (
        <WordsForm
          label={t(controlTexts.askLabel)}
          hint={t(controlTexts.askHint)}
          button={t(controlTexts.sendAsk)}
          isBusy={ask.isBusy}
          onBack={() => setForm(undefined)}
          onSend={(question) => ask.does({ params, body: { question } })}
        />
      )}
      {form === 'decide' && (
        <DecideForm unitId={unitId} reviewId={review.id} onDone={() => setForm(undefined)} />
      )}
    </div>
  )
}

function DecideForm({ unitId, reviewId, onDone }: { unitId: string; reviewId: string; onDone: () => void }) {
  const t = useText()
  const [outcome, setOutcome] = useState<ReviewOutcome>()
  const [error, setError] = useState<string>()
  const decide = useDeed(decideReviewRoute, {
    touches: [`oversight:${unitId}`],
    says: t(controlTexts.decidedNow),
    onDone,
  })
  return (
    <WordsForm
      label={t(controlTexts.words)}
      hint={t(controlTexts.wordsHint)}
      button={t(controlTexts.decide)}
      isBusy={decide.isBusy}
      onBack={onDone}
      onSend={(words) => {
        if (outcome === undefined) return setError(t(controlTexts.outcomeMissing))
        decide.does({ params: { reviewId }, body: { outcome, words } })
      }}
    >
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <RadioGroup
        label={t(controlTexts.outcome)}
        value={outcome}
        onChange={(value) => {
          setOutcome(value as ReviewOutcome)
          setError(undefined)
        }}
        options={reviewOutcomes.map((value) => ({ value, label: t(outcomeTexts[value]) }))}
      />
      {outcome === 'unjustified' && <p className="muted">{t(controlTexts.unjustifiedText)}</p>}
    </WordsForm>
  )
}

function Looks({ unitId, review }: { unitId: string; review: ReviewView }) {
  const t = useText()
  const isMine = review.actions.decide === null
  const list = useInfiniteQuery({ ...reviewLooksQuery(unitId, review.id), enabled: isMine })
  const looks = list.data?.pages.flatMap((page) => page.looks) ?? []
  return (
    <div className="drawer-section">
      <h3>{t(controlTexts.looks)}</h3>
      {!isMine && review.status !== 'decided' && <p className="muted">{t(controlTexts.takeFirst)}</p>}
      {isMine && list.isPending && <Skeleton rows={3} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {looks.map((look) => (
        <LookRow key={look.recordId} look={look} />
      ))}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t(controlTexts.showMore)}
        </Button>
      )}
    </div>
  )
}

/** One look of the log, as a reviewer must see it. */
export function LookRow({ look }: { look: ReviewedLookView }) {
  const t = useText()
  const language = useLanguage()
  const { at, citizen, kind, outcome, rule, ruleId, evidence, evidenceLevel, reason, unit } = look
  return (
    <div className="control-look">
      <p className="strong">
        {citizen.name ?? t(controlTexts.hiddenCitizen)}: {t(dataKindTexts[kind]).toLocaleLowerCase(language)}
      </p>
      {outcome === 'denied' && <State tone="danger">{t(controlTexts.denied)}</State>}
      <p>
        {t(rule)} <span className="muted">({t(controlTexts.rule, { rule: ruleId })})</span>
      </p>
      {reason && <p>{t(controlTexts.reasonGiven, { why: t(reason) })}</p>}
      <p className="muted small">
        {[
          dateAndTime(at, language),
          unit?.name,
          evidence === null
            ? t(controlTexts.noEvidence)
            : t(controlTexts.evidence, { kind: evidence, level: evidenceLevel ?? 0 }),
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
    </div>
  )
}

function History({ review }: { review: ReviewView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="drawer-section">
      <h3>{t(controlTexts.history)}</h3>
      <ol className="history">
        {review.history.map((entry) => (
          <li key={`${entry.at} ${entry.type}`}>
            <p>{t(reviewEntryTexts[entry.type])}</p>
            <p className="muted small">
              {entry.by ?? t(controlTexts.bySystem)}, {dateAndTime(entry.at, language)}
            </p>
            {entry.text && <blockquote>{entry.text}</blockquote>}
          </li>
        ))}
      </ol>
    </div>
  )
}
