import '../../task/pages/task-drawer.css'
import './control.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  answerQuestionRoute,
  type QuestionInHandView,
  type QuestionTaskView,
  reviewQuestionRoute,
  takeQuestionRoute,
} from '../../../../contract/oversight.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Drawer } from '../../../ui/dialog.tsx'
import { State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { WordsForm } from '../forms/words-form.tsx'
import { type QuestionFilter, questionQuery, questionsQuery } from '../queries.ts'
import { QueueFrame, type QueueProps } from './queue-frame.tsx'
import { LookRow } from './review-drawer.tsx'
import { controlTexts, questionStatusTexts } from './texts.ts'
import { whyNot } from './why-not.ts'

const statuses: readonly (readonly [QuestionFilter, Text])[] = [
  ['open', controlTexts.open],
  ['mine', controlTexts.mine],
  ['answered', controlTexts.answered],
]

/** Citizens' questions about looks made here, the soonest due first. */
export function QuestionQueue({ unitId, chosen, onChoose }: QueueProps) {
  const [status, setStatus] = useState<QuestionFilter>('open')
  const list = useInfiniteQuery(questionsQuery(unitId, status))
  const questions = list.data?.pages.flatMap((page) => page.questions) ?? []
  return (
    <>
      <QueueFrame
        status={status}
        statuses={statuses}
        onStatus={setStatus}
        list={list}
        empty={
          questions.length > 0
            ? undefined
            : { icon: 'question', title: controlTexts.noQuestions, text: controlTexts.noQuestionsText }
        }
      >
        {questions.length > 0 && <Questions questions={questions} onChoose={onChoose} />}
      </QueueFrame>
      {chosen && <QuestionDrawer unitId={unitId} questionId={chosen} onClose={() => onChoose(undefined)} />}
    </>
  )
}

function Questions({
  questions,
  onChoose,
}: {
  questions: readonly QuestionTaskView[]
  onChoose: (id: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const open = (question: QuestionTaskView) => (
    <Button look="quiet" small onClick={() => onChoose(question.id)}>
      {t(controlTexts.questionAbout, { unit: question.unit.name })}
    </Button>
  )
  const due = (question: QuestionTaskView) =>
    question.isOverdue ? (
      <State tone="danger">{calendarDate(question.dueAt, language)}</State>
    ) : (
      calendarDate(question.dueAt, language)
    )
  const standing = (question: QuestionTaskView) => (
    <State tone={question.status === 'answered' ? 'success' : 'info'}>
      {t(questionStatusTexts[question.status])}
    </State>
  )
  return (
    <DataTable
      name={t(controlTexts.questions)}
      rows={questions}
      rowKey={(question) => question.id}
      columns={[
        { id: 'about', header: t(controlTexts.why), isRowHeader: true, width: '40%', cell: open },
        {
          id: 'asked',
          header: t(controlTexts.askedAt),
          cell: (question) => dateAndTime(question.askedAt, language),
        },
        { id: 'due', header: t(controlTexts.due), cell: due },
        { id: 'state', header: t(controlTexts.state), cell: standing },
        {
          id: 'reviewer',
          header: t(controlTexts.reviewer),
          cell: (question) => question.reviewer?.name ?? t(controlTexts.nobody),
        },
      ]}
      card={(question) => (
        <div className="stack-tight">
          {open(question)}
          {standing(question)}
          {due(question)}
        </div>
      )}
    />
  )
}

interface QuestionDrawerProps {
  readonly unitId: string
  readonly questionId: string
  readonly onClose: () => void
}

function QuestionDrawer({ unitId, questionId, onClose }: QuestionDrawerProps) {
  const t = useText()
  const found = useQuery(questionQuery(unitId, questionId))
  return (
    <Drawer title={t(controlTexts.theQuestion)} isOpen onClose={onClose}>
      {found.isPending && <Skeleton rows={5} />}
      {found.isError && (
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      )}
      {found.data && <Question unitId={unitId} question={found.data} />}
    </Drawer>
  )
}

function Question({ unitId, question }: { unitId: string; question: QuestionInHandView }) {
  const t = useText()
  const language = useLanguage()
  const touches = [`oversight:${unitId}`] as const
  const params = { questionId: question.id }
  const [form, setForm] = useState<'review'>()
  const take = useDeed(takeQuestionRoute, { touches, says: t(controlTexts.takenQuestion) })
  const answer = useDeed(answerQuestionRoute, { touches, says: t(controlTexts.answerSent) })
  const review = useDeed(reviewQuestionRoute, {
    touches,
    says: t(controlTexts.reviewMade),
    onDone: () => setForm(undefined),
  })
  const { asked, actions, dueAt, isOverdue } = question
  const mayAnswer = actions.answer === null
  return (
    <>
      <div className="drawer-section">
        <State tone={isOverdue ? 'danger' : 'info'}>{t(questionStatusTexts[question.status])}</State>
        <p className="muted">
          {t(controlTexts.due)}: {dateAndTime(dueAt, language)}
        </p>
        {asked === null && question.status !== 'answered' && (
          <>
            <p className="muted">{t(controlTexts.takeFirst)}</p>
            <Button
              look="primary"
              busy={take.isBusy}
              whyNot={whyNot(language, actions.take)}
              onClick={() => take.does({ params })}
            >
              {t(controlTexts.takeQuestion)}
            </Button>
          </>
        )}
      </div>
      {asked && (
        <div className="drawer-section">
          <blockquote>{asked.text || t(controlTexts.noWords)}</blockquote>
          <LookRow look={asked.look} />
        </div>
      )}
      {asked?.answer && (
        <div className="drawer-section">
          <h3>{t(controlTexts.theAnswer)}</h3>
          <blockquote>{asked.answer}</blockquote>
        </div>
      )}
      {mayAnswer && (
        <div className="drawer-section">
          {form === undefined ? (
            <WordsForm
              label={t(controlTexts.answerLabel)}
              hint={t(controlTexts.answerHint)}
              button={t(controlTexts.sendAnswer)}
              isBusy={answer.isBusy}
              onSend={(words) => answer.does({ params, body: { answer: words } })}
            />
          ) : (
            <WordsForm
              label={t(controlTexts.words)}
              button={t(controlTexts.makeReview)}
              isBusy={review.isBusy}
              onSend={(why) => review.does({ params, body: { why } })}
            />
          )}
          {form === undefined && (
            <Button look="quiet" whyNot={whyNot(language, actions.review)} onClick={() => setForm('review')}>
              {t(controlTexts.makeReview)}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
