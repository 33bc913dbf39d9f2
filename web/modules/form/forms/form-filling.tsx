import './form.css'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useBlocker } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import {
  type FormResponseView,
  type FormView,
  getFormResponseRoute,
  saveFormDraftRoute,
  signFormResponseRoute,
} from '../../../../contract/form.ts'
import { call, Refused, Unreachable } from '../../../app/api.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { WithheldLine } from '../../access/pages/withheld-line.tsx'
import { answersOf, scoresOf, shownItems, suggestionsOf, toldAnswers, withScores } from '../answers-of.ts'
import { answerFaults, countRows, whatApplies } from '../form-answers.ts'
import { fillTexts, myDocumentTexts } from '../pages/texts.ts'
import { documentQuery } from '../queries.ts'
import { ClashDialog } from './clash-dialog.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { type DraftDoor, keepDraft } from './draft-keeper.ts'
import { type FaultMap, FaultSummary, faultMap } from './fault-summary.tsx'
import { type Filling, FillingContext } from './fill-context.ts'
import { FormBody } from './form-body.tsx'
import { FormSections } from './form-sections.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { withoutRow } from './rows.ts'
import { SaveState } from './save-state.tsx'
import { SignedEarlier } from './signed-earlier.tsx'

export interface FormFillingProps {
  readonly citizenId: string
  readonly view: FormResponseView
  readonly form: FormView
  /** The citizen answers about their own course. */
  readonly isMine?: boolean
  readonly onSigned?: () => void
}

/** A form while it is filled in: kept as one writes, checked when it is signed. */
export function FormFilling({ citizenId, view, form, isMine = false, onSigned }: FormFillingProps) {
  const t = useText()
  const tell = useToast()
  const { responseId } = view
  const params = { citizenId, responseId }
  const keeper = useDraft(citizenId, view)
  const draft = useSyncExternalStore(keeper.subscribe, keeper.snapshot)
  const items = useMemo(() => shownItems(form, view), [form, view])
  const [faults, setFaults] = useState<FaultMap>(new Map())
  const [added, setAdded] = useState<Readonly<Record<string, number>>>({})
  const [happenedAt, setHappenedAt] = useState<string>()
  const summary = useRef<HTMLDivElement>(null)
  const isSent = form.receivers.length > 0
  const showFaults = (found: FaultMap) => {
    setFaults(found)
    requestAnimationFrame(() => summary.current?.focus())
  }
  const sign = useDeed(signFormResponseRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(isMine ? myDocumentTexts.sent : isSent ? fillTexts.signedAndSent : fillTexts.signedNow),
    ...(onSigned && { onDone: onSigned }),
    onFault: (fault) => {
      // What only the server can see stands in the way.
      if (fault instanceof Refused && fault.code === 'form-not-complete')
        showFaults(faultMap(fault.data.faults))
    },
  })
  const blocker = useBlocker({
    shouldBlockFn: () => ['away', 'refused', 'clash'].includes(keeper.snapshot().state),
    enableBeforeUnload: () => keeper.snapshot().state !== 'saved',
    withResolver: true,
  })

  const answers = draft.answers
  // What is asked may hang on a score, as frailty on its level.
  const known = useMemo(() => withScores(answers, view), [answers, view])
  const filling: Filling = {
    items,
    answers,
    applies: useMemo(() => whatApplies(items, known), [items, known]),
    faults,
    suggestions: useMemo(() => suggestionsOf(view), [view]),
    told: useMemo(() => toldAnswers(view), [view]),
    scores: useMemo(() => scoresOf(view), [view]),
    isSaved: draft.state === 'saved',
    isMine,
    change: (key, values, isConfirmation) => {
      keeper.change(key, values, isConfirmation)
      if (faults.has(key)) setFaults(new Map([...faults].filter(([each]) => each !== key)))
    },
    rowsOf: (groupId) => Math.max(countRows(groupId, items, answers), added[groupId] ?? 0, 1),
    addRow: (groupId) => setAdded({ ...added, [groupId]: filling.rowsOf(groupId) + 1 }),
    removeRow: (groupId, row) => {
      const left = filling.rowsOf(groupId) - 1
      keeper.changeAll(withoutRow(groupId, row, items, keeper.snapshot().answers))
      setAdded({ ...added, [groupId]: left })
    },
  }

  const trySign = async () => {
    const found = answerFaults(items, withScores(keeper.snapshot().answers, view))
    if (found.length > 0) return showFaults(faultMap(found))
    if (!(await keeper.flush())) return tell(t(fillTexts.notSavedYet), 'danger')
    sign.does({ params, body: { revision: keeper.revision(), ...(happenedAt && { happenedAt }) } })
  }
  return (
    <FillingContext value={filling}>
      <div className={isMine ? 'filling filling-mine' : 'filling'}>
        {!isMine && <FormSections form={form} />}
        <div className="filling-main">
          <FaultSummary ref={summary} faults={faults} items={items} />
          {draft.state === 'refused' && (
            <p className="field-error" role="alert">
              {t(textOfFault(draft.fault))}
            </p>
          )}
          <FormBody />
          {view.withheld && <WithheldLine />}
          {!isMine && (
            <div className="filling-end no-print">
              <SignedEarlier value={happenedAt} onChange={setHappenedAt} />
              <DiscardDraft citizenId={citizenId} responseId={responseId} />
            </div>
          )}
        </div>
      </div>
      <div className="filling-foot no-print">
        <SaveState state={draft.state} savedAt={draft.savedAt ?? view.draft?.savedAt} />
        <div className="buttons">
          {isMine && (
            <Link to={paths.myPathway} className={buttonClass('quiet')}>
              {t(myDocumentTexts.stop)}
            </Link>
          )}
          <Button
            look="primary"
            icon={isMine || isSent ? 'send' : 'check'}
            busy={sign.isBusy}
            onClick={() => void trySign()}
          >
            {t(isMine ? myDocumentTexts.send : isSent ? fillTexts.signAndSend : fillTexts.sign)}
          </Button>
        </div>
      </div>
      {draft.clashes.length > 0 && (
        <ClashDialog clashes={draft.clashes} items={items} onSettle={keeper.settle} />
      )}
      {blocker.status === 'blocked' && <LeaveDialog onStay={blocker.reset} onLeave={blocker.proceed} />}
    </FillingContext>
  )
}

/** The keeper of a draft, as long as the form is on the screen. What is not saved when it goes is sent on the way out. */
function useDraft(citizenId: string, view: FormResponseView) {
  const queryClient = useQueryClient()
  const { responseId, draft } = view
  const [keeper] = useState(() => {
    const params = { citizenId, responseId }
    const take = (next: FormResponseView) => {
      if (next.draft === null) throw new Refused({ ...noDraft, code: 'form-no-draft' })
      queryClient.setQueryData(documentQuery(citizenId, responseId).queryKey, next)
      return { revision: next.draft.revision, answers: answersOf(next) }
    }
    const door: DraftDoor = {
      save: async (revision, changes) => {
        const told = changes.map(({ key, values, isConfirmation }) => {
          const mark = key.lastIndexOf('#')
          const place = { linkId: key.slice(0, mark), row: Number(key.slice(mark + 1)) }
          return { ...place, values: [...values], isConfirmation }
        })
        return take(await call(saveFormDraftRoute, { params, body: { revision, changes: told } }))
      },
      load: async () => take(await call(getFormResponseRoute, { params, query: {} })),
      isChangedMeanwhile: (fault) => fault instanceof Refused && changedCodes.has(fault.code),
      isAway: (fault) => fault instanceof Unreachable,
    }
    return keepDraft({ revision: draft?.revision ?? 0, answers: answersOf(view) }, door)
  })
  useEffect(() => {
    if (view.draft) keeper.adopt({ revision: view.draft.revision, answers: answersOf(view) })
  }, [keeper, view])
  useEffect(
    () => () => {
      void keeper.flush()
      keeper.stop()
    },
    [keeper],
  )
  return keeper
}

const changedCodes: ReadonlySet<string> = new Set(['form-draft-changed-meanwhile', 'form-suggestion-changed'])
const noDraft = { type: '', title: '', status: 409, data: {} }
