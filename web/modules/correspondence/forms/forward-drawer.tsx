import '../pages/correspondence.css'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { forwardThreadRoute, type ThreadView } from '../../../../contract/correspondence.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Drawer } from '../../../ui/dialog.tsx'
import { Checkbox, RadioGroup } from '../../../ui/fields.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { partOf } from '../pages/thread-words.ts'
import { receiversQuery } from '../queries.ts'
import { useReason } from '../reason.ts'
import { LetterFields } from './letter-fields.tsx'
import { type Receiver, ReceiverPicker } from './receiver-picker.tsx'
import { writeTexts } from './texts.ts'
import { useLetter } from './use-letter.ts'

export interface ForwardDrawerProps {
  readonly citizenId: string
  readonly thread: ThreadView
  readonly onClose: () => void
  /** Shows the thread the forwarding began. */
  readonly onSent: (threadId: string) => void
}

/** Sends the thread, or some of its letters, on to another unit with some words of one's own. */
export function ForwardDrawer({ citizenId, thread, onClose, onSent }: ForwardDrawerProps) {
  const t = useText()
  const unitId = useUnitId()
  const [picked, setPicked] = useState<Receiver | 'none'>()
  const [what, setWhat] = useState<'whole' | 'chosen'>('whole')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [faults, setFaults] = useState<{ readonly receiver?: string; readonly letters?: string }>({})
  const reason = useReason()
  const before = partOf(thread.forwardDraft)
  const suggested = useQuery(receiversQuery(citizenId, '')).data
  // A draft knows only the unit; who that is comes with those suggested.
  const remembered = before?.toUnitId ? suggested?.find((one) => one.unitId === before.toUnitId) : undefined
  const receiver = picked === 'none' ? undefined : (picked ?? remembered)
  const letter = useLetter({
    citizenId,
    draftId: thread.threadId,
    before,
    address: {
      toUnitId: receiver?.unitId ?? before?.toUnitId ?? null,
      category: null,
      topic: null,
      priority: null,
      deed: 'forward',
    },
  })
  const forward = useDeed(forwardThreadRoute, {
    touches: [`citizen:${citizenId}`, `correspondence:${unitId}`],
    says: t(writeTexts.forwarded),
    onFault: letter.resume,
    onDone: (answer) => {
      void letter.discard()
      onSent(answer.threadId)
    },
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = letter.finish()
    const missing = {
      ...(receiver === undefined && { receiver: t(writeTexts.receiverMissing) }),
      ...(what === 'chosen' && chosen.length === 0 && { letters: t(writeTexts.lettersMissing) }),
    }
    setFaults(missing)
    if (written === undefined || receiver === undefined || Object.keys(missing).length > 0) return
    await letter.rest()
    forward.does({
      params: { citizenId, threadId: thread.threadId },
      body: {
        ...written,
        attachments: [...written.attachments],
        toUnitId: receiver.unitId,
        ...(what === 'chosen' && { letterIds: [...chosen] }),
        ...reason,
      },
    })
  }
  return (
    <Drawer title={t(writeTexts.forwardTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <ReceiverPicker
          citizenId={citizenId}
          chosen={receiver}
          onChoose={(chosen) => setPicked(chosen ?? 'none')}
          error={faults.receiver}
        />
        <RadioGroup
          label={t(writeTexts.forwardWhat)}
          value={what}
          onChange={(value) => setWhat(value === 'chosen' ? 'chosen' : 'whole')}
          options={[
            { value: 'whole', label: t(writeTexts.wholeThread) },
            { value: 'chosen', label: t(writeTexts.chosenLetters) },
          ]}
        >
          {what === 'chosen' && (
            <ChosenLetters thread={thread} chosen={chosen} onChange={setChosen} error={faults.letters} />
          )}
        </RadioGroup>
        <p className="muted small">{t(writeTexts.filesGoAlong)}</p>
        <LetterFields
          letter={letter}
          label={t(writeTexts.text)}
          rows={4}
          agreedAt={receiver?.answerDueAt}
          send={
            receiver ? t(writeTexts.forwardSend, { unit: receiver.name }) : t(writeTexts.forwardSendNobody)
          }
          isBusy={forward.isBusy}
        />
      </form>
    </Drawer>
  )
}

interface ChosenLettersProps {
  readonly thread: ThreadView
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly error: string | undefined
}

function ChosenLetters({ thread, chosen, onChange, error }: ChosenLettersProps) {
  const t = useText()
  const language = useLanguage()
  const segments = partOf(thread.parts)?.segments ?? []
  const words = (letterId: string) =>
    segments.flatMap((segment) =>
      segment.letterId === letterId && segment.kind === 'text' ? [segment.text] : [],
    )[0] ?? ''
  return (
    <fieldset className="choices chosen-letters">
      <legend className="visually-hidden">{t(writeTexts.lettersChosen)}</legend>
      {error && (
        <p className="field-error" role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
      {thread.lettersByTime.map(({ letterId, from, sentAt }) => (
        <Checkbox
          key={letterId}
          checked={chosen.includes(letterId)}
          onChange={(event) =>
            onChange(
              event.target.checked ? [...chosen, letterId] : chosen.filter((each) => each !== letterId),
            )
          }
          label={
            <>
              {from.name}, {dateAndTime(sentAt, language)}
              <span className="muted small one-line">{words(letterId)}</span>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
