import './letter.css'
import '../../task/pages/task-drawer.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  closeOutgoingRoute,
  type getOutgoingRoute,
  type OutgoingStep,
  type OutgoingView,
  retryOutgoingRoute,
  viewOutgoingOriginalRoute,
} from '../../../../contract/message.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import { call } from '../../../app/api.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { functionText } from '../../../app/roles.ts'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Drawer } from '../../../ui/dialog.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useUnits } from '../../organisation/use-units.ts'
import { CloseLetterForm } from '../forms/close-letter-form.tsx'
import { ForwardLetterForm } from '../forms/forward-letter-form.tsx'
import { outgoingLetterQuery } from '../queries.ts'
import { Original } from './original.tsx'
import { outgoingKind, outgoingStates, receiverWords, stepTones, writtenAsWords } from './outgoing-words.ts'
import { letterTexts, outgoingTexts } from './texts.ts'

type Deeds = AnswerOf<typeof getOutgoingRoute>['deeds']

export interface OutgoingDrawerProps {
  readonly sendingId: string
  readonly onClose: () => void
  /** Shows another letter: the one it was sent on as. */
  readonly onOpen: (sendingId: string) => void
}

/** One letter of ours: where it is and why in plain words, what happens next, and what a person can do. */
export function OutgoingDrawer({ sendingId, onClose, onOpen }: OutgoingDrawerProps) {
  const t = useText()
  const unitId = useUnitId()
  const found = useQuery(outgoingLetterQuery(unitId, sendingId))
  const letter = found.data?.letter
  const open = found.data?.deeds.open
  return (
    <Drawer title={letter ? outgoingKind(t, letter) : t(letterTexts.kind)} isOpen onClose={onClose}>
      {found.isPending && <Skeleton rows={6} />}
      {found.isError && (
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      )}
      {found.data && letter && (
        <>
          <div className="drawer-section">
            <Badge tone={outgoingStates[letter.state].tone}>{t(outgoingStates[letter.state].text)}</Badge>
            <p className="letter-explained">{t(letter.explanation)}</p>
            <Calling letter={letter} />
          </div>
          <Handle
            key={sendingId}
            sendingId={sendingId}
            deeds={found.data.deeds}
            receivers={found.data.receivers}
            onOpen={onOpen}
          />
          <div className="drawer-section">
            <OutgoingFacts letter={letter} />
          </div>
          <div className="drawer-section">
            <h3>{t(outgoingTexts.history)}</h3>
            <Steps steps={found.data.steps} />
          </div>
          <Original
            id={sendingId}
            isOurs
            whyNot={open?.isAllowed === false && open.why ? t(open.why) : undefined}
            fetchIt={(signal) => call(viewOutgoingOriginalRoute, { params: { sendingId } }, { signal })}
          />
        </>
      )}
    </Drawer>
  )
}

/** Who is called about it now, and the number that stops the waiting. */
function Calling({ letter }: { letter: OutgoingView }) {
  const t = useText()
  const language = useLanguage()
  const { calling } = letter
  if (calling === null) return null
  const title = functionText(calling.function)
  return (
    <p className="letter-calling">
      {t(outgoingTexts.calling, {
        name: title ? `${calling.name} (${t(title)})` : calling.name,
        when: dateAndTime(calling.since, language),
      })}{' '}
      <a href={`tel:${calling.phone.replaceAll(' ', '')}`}>{calling.phone}</a>
    </p>
  )
}

function OutgoingFacts({ letter }: { letter: OutgoingView }) {
  const t = useText()
  const language = useLanguage()
  const { units } = useUnits([letter.fromUnitId, ...(letter.receiverUnitId ? [letter.receiverUnitId] : [])])
  const { gln, sor } = letter.receiver
  const pairs: (readonly [string, ReactNode])[] = [
    [
      t(outgoingTexts.to),
      <>
        {receiverWords(t, letter, units.get(letter.receiverUnitId ?? '')?.name)}
        {gln && <span className="muted small letter-number">{t(outgoingTexts.gln, { number: gln })}</span>}
        {sor && <span className="muted small letter-number">{t(letterTexts.sor, { number: sor })}</span>}
      </>,
    ],
    [t(outgoingTexts.from), units.get(letter.fromUnitId)?.name ?? ''],
    [t(outgoingTexts.written), dateAndTime(letter.createdAt, language)],
  ]
  if (letter.sentAt)
    pairs.push([
      t(outgoingTexts.lastSent),
      `${dateAndTime(letter.sentAt, language)} (${
        letter.sendings === 1 ? t(outgoingTexts.once) : t(letterTexts.times, { n: letter.sendings })
      })`,
    ])
  if (letter.nextAt) pairs.push([t(outgoingTexts.next), dateAndTime(letter.nextAt, language)])
  pairs.push([t(letterTexts.standard), writtenAsWords(t, letter)])
  pairs.push([t(letterTexts.letterId), letter.letterId])
  return <Facts pairs={pairs} />
}

/** Again now, to somebody else, or closed with a reason: each with the reason when it cannot be done. */
function Handle(props: {
  sendingId: string
  deeds: Deeds
  receivers: AnswerOf<typeof getOutgoingRoute>['receivers']
  onOpen: (sendingId: string) => void
}) {
  const { sendingId, deeds, receivers, onOpen } = props
  const t = useText()
  const unitId = useUnitId()
  const [opened, setOpened] = useState<'forward' | 'close'>()
  const touches = [`messages:${unitId}`] as const
  const params = { sendingId }
  const retry = useDeed(retryOutgoingRoute, { touches, says: t(outgoingTexts.retried) })
  const close = useDeed(closeOutgoingRoute, {
    touches,
    says: t(letterTexts.closed),
    onDone: () => setOpened(undefined),
  })
  if (!deeds.retry.isAllowed && !deeds.forward.isAllowed && !deeds.close.isAllowed) {
    const why = deeds.close.why ?? deeds.retry.why
    return why && <p className="muted">{t(why)}</p>
  }
  const toggle = (which: 'forward' | 'close') => () => setOpened(opened === which ? undefined : which)
  const whyNot = ({ isAllowed, why }: Deeds['retry']) =>
    isAllowed ? undefined : why ? t(why) : t(outgoingTexts.notNow)
  return (
    <div className="drawer-section">
      <div className="buttons">
        <Button
          look="primary"
          icon="refresh"
          busy={retry.isBusy}
          whyNot={whyNot(deeds.retry)}
          onClick={() => retry.does({ params })}
        >
          {t(outgoingTexts.retry)}
        </Button>
        <Button
          icon="forward"
          aria-expanded={opened === 'forward'}
          whyNot={whyNot(deeds.forward)}
          onClick={toggle('forward')}
        >
          {t(outgoingTexts.another)}
        </Button>
        <Button aria-expanded={opened === 'close'} whyNot={whyNot(deeds.close)} onClick={toggle('close')}>
          {t(letterTexts.close)}
        </Button>
      </div>
      {opened === 'forward' && (
        <ForwardLetterForm sendingId={sendingId} receivers={receivers} onDone={onOpen} />
      )}
      {opened === 'close' && (
        <CloseLetterForm
          isBusy={close.isBusy}
          onClose={(reason) => close.does({ params, body: { reason } })}
        />
      )}
    </div>
  )
}

function Steps({ steps }: { steps: readonly OutgoingStep[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <ol className="history">
      {steps.map((step) => (
        <li key={`${step.at}-${step.kind}-${step.envelopeId ?? ''}`}>
          <State tone={stepTones[step.kind]}>{t(step.text)}</State>
          <p className="muted small">{dateAndTime(step.at, language)}</p>
          {step.issues.map((issue) => (
            <p className="issue" key={`${issue.code}-${issue.expression ?? ''}-${issue.text.da}`}>
              {t(issue.text)}
              {issue.expression && (
                <span className="muted small">
                  {' '}
                  <code>{issue.expression}</code> ({issue.code})
                </span>
              )}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
