import './letter.css'
import '../../task/pages/task-drawer.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  closeLetterRoute,
  type LetterView,
  retryLetterRoute,
  viewOriginalRoute,
} from '../../../../contract/message.ts'
import { call } from '../../../app/api.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Drawer } from '../../../ui/dialog.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { CloseLetterForm } from '../forms/close-letter-form.tsx'
import { letterQuery } from '../queries.ts'
import { kindWords, letterStates, senderWords, standardWords } from './letter-words.ts'
import { Original } from './original.tsx'
import { letterTexts } from './texts.ts'

export interface LetterDrawerProps {
  readonly letterId: string
  readonly onClose: () => void
}

const answers = {
  ok: letterTexts.answerOk,
  'fatal-error': letterTexts.answerFatal,
  'transient-error': letterTexts.answerTransient,
} as const

const handlingWords = {
  looked: letterTexts.looked,
  'tried-again': letterTexts.triedAgain,
  'taken-in': letterTexts.takenIn,
  closed: letterTexts.closedHandling,
} as const

/** One letter: what became of it, which rules it broke in plain words, and what to do. */
export function LetterDrawer({ letterId, onClose }: LetterDrawerProps) {
  const t = useText()
  const language = useLanguage()
  const unitId = useUnitId()
  const found = useQuery(letterQuery(unitId, letterId))
  const letter = found.data?.letter
  return (
    <Drawer title={letter ? kindWords(t, letter) : t(letterTexts.kind)} isOpen onClose={onClose}>
      {found.isPending && <Skeleton rows={6} />}
      {found.isError && (
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      )}
      {found.data && letter && (
        <>
          <div className="drawer-section">
            <Badge tone={letterStates[letter.status].tone}>{t(letterStates[letter.status].text)}</Badge>
            <LetterFacts letter={letter} />
          </div>
          {found.data.mayBeHandled && <Handle letterId={letterId} />}
          <div className="drawer-section">
            <h3>{t(letterTexts.issues)}</h3>
            <Issues issues={letter.issues} />
          </div>
          <Original
            id={letterId}
            fetchIt={(signal) => call(viewOriginalRoute, { params: { letterId } }, { signal })}
          />
          {found.data.handlings.length > 0 && (
            <div className="drawer-section">
              <h3>{t(letterTexts.handlings)}</h3>
              <ol className="history">
                {found.data.handlings.map((handling) => (
                  <li key={`${handling.at}-${handling.kind}`}>
                    <p>{t(handlingWords[handling.kind])}</p>
                    <p className="muted small">{dateAndTime(handling.at, language)}</p>
                    {handling.reason && <p>{handling.reason}</p>}
                  </li>
                ))}
              </ol>
            </div>
          )}
        </>
      )}
    </Drawer>
  )
}

function LetterFacts({ letter }: { letter: LetterView }) {
  const t = useText()
  const language = useLanguage()
  const pairs: (readonly [string, string])[] = [
    [t(letterTexts.sender), senderWords(t, letter)],
    [t(letterTexts.at), dateAndTime(letter.receivedAt, language)],
  ]
  if (letter.sentAt) pairs.push([t(letterTexts.sentAt), dateAndTime(letter.sentAt, language)])
  if (letter.answer) pairs.push([t(letterTexts.receipt), t(answers[letter.answer])])
  if (letter.repeats > 0) pairs.push([t(letterTexts.repeats), t(letterTexts.times, { n: letter.repeats })])
  // Not the code: what a correspondence is about says something of the citizen.
  if (letter.standard) pairs.push([t(letterTexts.standard), standardWords(t, letter.standard)])
  pairs.push([t(letterTexts.letterId), letter.letterId])
  return <Facts pairs={pairs} />
}

function Issues({ issues }: { issues: LetterView['issues'] }) {
  const t = useText()
  if (issues.length === 0) return <p className="muted">{t(letterTexts.noIssues)}</p>
  return (
    <ul>
      {issues.map((issue) => (
        <li className="issue" key={`${issue.rule}-${issue.expression}`}>
          <State tone={issue.isBlocking ? 'danger' : 'info'}>
            {t(issue.isBlocking ? letterTexts.blocking : letterTexts.notBlocking)}
          </State>
          <p>{t(issue.text)}</p>
          <p className="muted small">
            <code>{issue.expression}</code> ({issue.rule})
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Try again, or close with a reason: the two ways a waiting letter leaves the desk. */
function Handle({ letterId }: { letterId: string }) {
  const t = useText()
  const unitId = useUnitId()
  const [isClosing, setClosing] = useState(false)
  const touches = [`messages:${unitId}`] as const
  const retry = useDeed(retryLetterRoute, { touches, says: t(letterTexts.retried) })
  const close = useDeed(closeLetterRoute, {
    touches,
    says: t(letterTexts.closed),
    onDone: () => setClosing(false),
  })
  return (
    <div className="drawer-section">
      <div className="buttons">
        <Button
          look="primary"
          icon="refresh"
          busy={retry.isBusy}
          onClick={() => retry.does({ params: { letterId } })}
        >
          {t(letterTexts.retry)}
        </Button>
        <Button aria-expanded={isClosing} onClick={() => setClosing(!isClosing)}>
          {t(letterTexts.close)}
        </Button>
      </div>
      {isClosing && (
        <CloseLetterForm
          isBusy={close.isBusy}
          onClose={(reason) => close.does({ params: { letterId }, body: { reason } })}
        />
      )}
    </div>
  )
}
