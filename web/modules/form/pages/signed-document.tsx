import './documents.css'
import type { FormAnswerView, FormItemView, FormResponseView, FormView } from '../../../../contract/form.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { WithheldLine } from '../../access/pages/withheld-line.tsx'
import { answersOf, itemsIn, removedOf, scoresOf, shownItems, toldAnswers } from '../answers-of.ts'
import { answerKey, countRows, type FormAnswers } from '../form-answers.ts'
import { ScoreLine } from '../forms/score-line.tsx'
import { valuesWords } from '../value-words.ts'
import { whoWords } from './document-words.ts'
import { documentTexts } from './texts.ts'

interface Sheet {
  readonly items: readonly FormItemView[]
  readonly answers: FormAnswers
  readonly told: ReadonlyMap<string, FormAnswerView>
  readonly view: FormResponseView
  /** The program wrote this version; nobody has confirmed what it says. */
  readonly isByProgram: boolean
}

export interface SignedDocumentProps {
  readonly view: FormResponseView
  readonly form: FormView
  /** The reader's own answers: who signed them goes without saying. */
  readonly isOwn?: boolean
}

/** What was answered, read only: what is new since the version before is marked, and stands with what it was. */
export function SignedDocument({ view, form, isOwn = false }: SignedDocumentProps) {
  const t = useText()
  const language = useLanguage()
  const told = toldAnswers(view)
  const version = view.versions.find((one) => one.version === view.shownVersion)
  const isByProgram = version?.signedBy.isProgram === true
  const sheet: Sheet = { items: shownItems(form, view), answers: answersOf(view), told, view, isByProgram }
  const removed = removedOf(view)
  const news = [...told.values()].filter((answer) => answer.news !== null).length + removed.length
  return (
    <article className="document-sheet">
      {view.enteredInError && (
        <p role="note">
          <State tone="danger">
            {t(documentTexts.inErrorLine, {
              when: dateAndTime(view.enteredInError.at, language),
              name: whoWords(t, view.enteredInError.by),
              reason: view.enteredInError.reason,
            })}
          </State>
        </p>
      )}
      {version && !isOwn && (
        <p>
          {version.signedBy.isProgram ? (
            <State tone="warning">
              {t(documentTexts.automaticLine, {
                when: dateAndTime(version.signedAt, language),
                unit: version.signedBy.unitName ?? '',
              })}
            </State>
          ) : (
            t(documentTexts.signedLine, {
              when: dateAndTime(version.signedAt, language),
              name: whoWords(t, version.signedBy),
            })
          )}
          {version.happenedAt && (
            <span className="block">
              {t(documentTexts.happenedLine, { when: dateAndTime(version.happenedAt, language) })}
            </span>
          )}
          {version.reason && (
            <span className="block">{t(documentTexts.amendedBecause, { reason: version.reason })}</span>
          )}
        </p>
      )}
      {news > 0 && (
        <p>
          <State tone="info">{t(documentTexts.newsFound, { n: news })}</State>
        </p>
      )}
      {told.size === 0 && <p className="muted">{t(documentTexts.nothingAnswered)}</p>}
      <Answered sheet={sheet} parentId={null} row={0} depth={0} />
      {removed.length > 0 && (
        <section>
          <h3>{t(documentTexts.removed)}</h3>
          <dl className="answers">
            {removed.map(({ linkId, row, before }) => {
              const item = form.items.find((each) => each.linkId === linkId)
              if (item === undefined) return null
              return (
                <div key={answerKey(linkId, row)} data-news="removed">
                  <dt>{t(item.text)}</dt>
                  <dd>
                    <s>{valuesWords(item, before, language)}</s>
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      )}
      {view.withheld && <WithheldLine />}
    </article>
  )
}

interface AnsweredProps {
  readonly sheet: Sheet
  readonly parentId: string | null
  readonly row: number
  readonly depth: number
}

/** The answers in a group; what was not answered is left out, and so is a group with nothing in it. */
function Answered({ sheet, parentId, row, depth }: AnsweredProps) {
  const t = useText()
  const here = itemsIn(sheet.items, parentId)
  const Heading = depth === 0 ? 'h3' : 'h4'
  return here.map((item) => {
    if (item.type === 'group') {
      if (!hasAnswers(sheet, item.linkId)) return null
      const rows = item.repeats ? countRows(item.linkId, sheet.items, sheet.answers) : 1
      return (
        <section key={item.linkId} className="answered-group">
          <Heading>{t(item.text)}</Heading>
          {Array.from({ length: rows }, (_, each) => (
            // A row has no name but its number.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={each} className="answered-row">
              {rows > 1 && (
                <p className="muted small">{t(documentTexts.row, { group: t(item.text), n: each + 1 })}</p>
              )}
              <Answered
                sheet={sheet}
                parentId={item.linkId}
                row={item.repeats ? each : row}
                depth={depth + 1}
              />
            </div>
          ))}
        </section>
      )
    }
    if (item.type === 'score') {
      const score = scoresOf(sheet.view).get(answerKey(item.linkId, row))
      return score === undefined || (score.score === null && score.flags.length === 0) ? null : (
        <ScoreLine key={item.linkId} item={item} score={score} items={sheet.items} />
      )
    }
    const answer = sheet.told.get(answerKey(item.linkId, row))
    return answer === undefined ? null : (
      <Answer key={item.linkId} item={item} answer={answer} isByProgram={sheet.isByProgram} />
    )
  })
}

function hasAnswers({ items, told }: Sheet, groupId: string): boolean {
  const within = new Set([groupId])
  for (const item of items) if (item.parentId !== null && within.has(item.parentId)) within.add(item.linkId)
  return [...told.values()].some(({ linkId }) => within.has(linkId))
}

interface AnswerProps {
  readonly item: FormItemView
  readonly answer: FormAnswerView
  readonly isByProgram: boolean
}

function Answer({ item, answer, isByProgram }: AnswerProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <dl className="answers">
      <div data-news={answer.news ?? undefined}>
        <dt>{t(item.text)}</dt>
        <dd>
          {answer.news && <strong className="news-mark">{t(documentTexts.news)}</strong>}{' '}
          <span className="answer-value">{valuesWords(item, answer.values, language)}</span>
          {answer.before && answer.before.length > 0 && (
            <span className="muted small block">
              {t(documentTexts.newsBefore, { value: valuesWords(item, answer.before, language) })}
            </span>
          )}
          {answer.source && (
            <span className="muted small block">
              {t(isByProgram ? documentTexts.takenFrom : documentTexts.confirmedFrom, {
                source: t(answer.source.text),
              })}
            </span>
          )}
        </dd>
      </div>
    </dl>
  )
}
