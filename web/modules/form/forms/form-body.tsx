import type { ReactNode } from 'react'
import type { FormItemView } from '../../../../contract/form.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { usePhone } from '../../../ui/use-phone.ts'
import { itemsIn } from '../answers-of.ts'
import { answerKey, isAnswered } from '../form-answers.ts'
import { documentTexts, fillTexts } from '../pages/texts.ts'
import { ChoiceMatrix } from './choice-matrix.tsx'
import { faultWords } from './fault-words.ts'
import { focusWithin, questionId, useFilling } from './fill-context.ts'
import { Question } from './question.tsx'
import { runsOf } from './runs.ts'
import { ScoreLine } from './score-line.tsx'

/** All of a form that applies now, group by group. */
export function FormBody() {
  return (
    <div className="form-body">
      <Within parentId={null} row={0} depth={0} name="" />
    </div>
  )
}

interface WithinProps {
  readonly parentId: string | null
  readonly row: number
  readonly depth: number
  /** What the group is called; the name of a table of its questions. */
  readonly name: string
}

/** What lies in a group, in order; neighbours with the same options as one table where there is room. */
function Within({ parentId, row, depth, name }: WithinProps): ReactNode {
  const isPhone = usePhone()
  const { items, applies, isMine } = useFilling()
  const here = itemsIn(items, parentId).filter((item) => applies(item.linkId, rowIn(item, row)))
  return runsOf(here).map(({ drawn, items: run }) => {
    const [item] = run
    if (item === undefined) return null
    if (drawn === 'table' && !isPhone && !isMine)
      return <ChoiceMatrix key={item.linkId} items={run} row={row} name={name} />
    // Many questions with the same options would be a long way for a thumb.
    const isList = drawn === 'table' && !isMine
    const each = run.map((one) => (
      <Placed key={one.linkId} item={one} row={row} depth={depth} isList={isList} />
    ))
    return drawn === 'beside' ? (
      <div className="beside" key={item.linkId}>
        {each}
      </div>
    ) : (
      each
    )
  })
}

interface PlacedProps {
  readonly item: FormItemView
  readonly row: number
  readonly depth: number
  /** Its options are a list to open. */
  readonly isList: boolean
}

function Placed({ item, row, depth, isList }: PlacedProps) {
  const t = useText()
  if (item.type !== 'group') return <One item={item} row={row} isList={isList} />
  if (item.repeats) return <RepeatingGroup item={item} depth={depth} />
  return (
    <Group item={item} depth={depth} row={row}>
      <Within parentId={item.linkId} row={row} depth={depth + 1} name={t(item.text)} />
    </Group>
  )
}

/** Outside repeating groups, and for such a group itself, there is one row. */
function rowIn(item: FormItemView, row: number): number {
  return item.repeatingGroupId === null || item.repeatingGroupId === item.linkId ? 0 : row
}

function One({ item, row, isList }: Omit<PlacedProps, 'depth'>) {
  const { items, scores, isSaved } = useFilling()
  if (item.type !== 'score') return <Question item={item} row={row} isList={isList} />
  const score = scores.get(answerKey(item.linkId, row))
  return (
    <>
      {isAnswered(item) && <Question item={item} row={row} />}
      <ScoreLine item={item} score={score} items={items} isOld={!isSaved} />
    </>
  )
}

interface GroupProps {
  readonly item: FormItemView
  readonly depth: number
  readonly row: number
  readonly children: ReactNode
}

function Group({ item, depth, row, children }: GroupProps) {
  const t = useText()
  const Heading = depth === 0 ? 'h2' : 'h3'
  const id = questionId(answerKey(item.linkId, row))
  return (
    <section className={depth === 0 ? 'form-section' : 'form-group'} id={id} aria-labelledby={`${id}-title`}>
      <div className="form-section-head">
        <Heading id={`${id}-title`}>{t(item.text)}</Heading>
        <ConfirmAll groupId={item.linkId} row={row} />
      </div>
      {item.help && <p className="muted">{t(item.help)}</p>}
      {children}
    </section>
  )
}

/** When several things are told already: read them out, and confirm them with one press. */
function ConfirmAll({ groupId, row }: { groupId: string; row: number }) {
  const t = useText()
  const { items, answers, applies, suggestions, change } = useFilling()
  const waiting = items
    .filter((item) => item.parentId === groupId && applies(item.linkId, rowIn(item, row)))
    .map((item) => answerKey(item.linkId, rowIn(item, row)))
    .filter((key) => suggestions.has(key) && (answers[key]?.length ?? 0) === 0)
  if (waiting.length < 2) return null
  const confirm = () => {
    for (const key of waiting) change(key, suggestions.get(key)?.values ?? [], true)
  }
  return (
    <Button small icon="check" onClick={confirm}>
      {t(fillTexts.allStillRight, { n: waiting.length })}
    </Button>
  )
}

/** A group that is filled in once for each of several: each with its number, taken away by name. */
function RepeatingGroup({ item, depth }: { item: FormItemView; depth: number }) {
  const t = useText()
  const { rowsOf, addRow, removeRow, faults } = useFilling()
  const name = t(item.text)
  const rows = rowsOf(item.linkId)
  const key = answerKey(item.linkId, 0)
  const fault = faultWords(t, item, faults.get(key))
  const Heading = depth === 0 ? 'h2' : 'h3'
  return (
    <section className={depth === 0 ? 'form-section' : 'form-group'} id={questionId(key)} aria-label={name}>
      <Heading>{name}</Heading>
      {item.help && <p className="muted">{t(item.help)}</p>}
      {fault && (
        <p className="field-error">
          <Icon name="warning" size={16} />
          {fault}
        </p>
      )}
      {Array.from({ length: rows }, (_, row) => (
        // A row has no name but its number.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="form-row" key={row}>
          <legend className={rows === 1 ? 'visually-hidden' : 'form-row-name'}>
            {t(documentTexts.row, { group: name, n: row + 1 })}
          </legend>
          <Within parentId={item.linkId} row={row} depth={depth + 1} name={name} />
          {rows > 1 && (
            <Button
              small
              look="quiet"
              icon="close"
              aria-label={t(fillTexts.removeFull, { group: name, n: row + 1 })}
              onClick={() => {
                removeRow(item.linkId, row)
                focusWithin(questionId(key))
              }}
            >
              {t(fillTexts.remove)}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button small icon="plus" onClick={() => addRow(item.linkId)}>
          {t(fillTexts.add, { group: name })}
        </Button>
      </div>
    </section>
  )
}
