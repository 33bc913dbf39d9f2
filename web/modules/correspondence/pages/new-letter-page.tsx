import './correspondence.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { type CorrespondenceDraft, writeCorrespondenceRoute } from '../../../../contract/correspondence.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { LetterFields } from '../forms/letter-fields.tsx'
import { type Receiver, ReceiverPicker } from '../forms/receiver-picker.tsx'
import { type Subject, type SubjectFaults, SubjectFields, useCategory } from '../forms/subject-fields.tsx'
import { writeTexts } from '../forms/texts.ts'
import { useLetter } from '../forms/use-letter.ts'
import { draftsQuery, receiversQuery } from '../queries.ts'
import { partOf } from './thread-words.ts'

const route = getRouteApi('/signed-in/borgere/$citizenId/korrespondance/ny')

/** A new letter about the citizen. Its draft has an address, so it is found again after a break. */
export function NewLetterPage() {
  const { citizenId } = route.useParams()
  const { kladde } = route.useSearch()
  const navigate = route.useNavigate()
  const [fresh] = useState(() => crypto.randomUUID())
  const drafts = useQuery({ ...draftsQuery(citizenId), enabled: kladde !== undefined })
  useEffect(() => {
    if (kladde === undefined) void navigate({ search: { kladde: fresh }, replace: true })
  }, [kladde, fresh, navigate])
  if (kladde === undefined || (kladde !== fresh && drafts.isPending)) return <Skeleton rows={6} />
  const kept = drafts.data?.find(({ threadId }) => threadId === kladde)
  return (
    <NewLetter
      key={kladde}
      citizenId={citizenId}
      draftId={kladde}
      before={kladde === fresh || !kept ? undefined : partOf(kept.parts)}
    />
  )
}

interface NewLetterProps {
  readonly citizenId: string
  readonly draftId: string
  readonly before: CorrespondenceDraft | undefined
}

function NewLetter({ citizenId, draftId, before }: NewLetterProps) {
  const t = useText()
  const unitId = useUnitId()
  const navigate = route.useNavigate()
  const [picked, setPicked] = useState<Receiver | 'none'>()
  const suggested = useQuery(receiversQuery(citizenId, '')).data
  // A draft knows only the unit; who that is comes with those suggested.
  const remembered = before?.toUnitId ? suggested?.find((one) => one.unitId === before.toUnitId) : undefined
  const receiver = picked === 'none' ? undefined : (picked ?? remembered)
  const [subject, setSubject] = useState<Subject>({
    category: before?.category ?? '',
    topic: before?.topic ?? '',
    priority: before?.priority ?? null,
    reason: '',
  })
  const [faults, setFaults] = useState<SubjectFaults & { readonly receiver?: string }>({})
  const category = useCategory(subject.category)
  const letter = useLetter({
    citizenId,
    draftId,
    before,
    address: {
      toUnitId: receiver?.unitId ?? before?.toUnitId ?? null,
      category: subject.category || null,
      topic: subject.topic.trim() || null,
      priority: subject.priority,
      deed: 'write',
    },
  })
  const write = useDeed(writeCorrespondenceRoute, {
    onFault: letter.resume,
    touches: [`citizen:${citizenId}`, `correspondence:${unitId}`],
    says: t(writeTexts.sent),
    onDone: ({ threadId }) => {
      void letter.discard()
      void navigate({ to: paths.thread, params: { citizenId, threadId }, replace: true })
    },
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = letter.finish()
    const topic = subject.topic.trim()
    const missing = {
      ...(receiver === undefined && { receiver: t(writeTexts.receiverMissing) }),
      ...(subject.category === '' && { category: t(writeTexts.categoryMissing) }),
      ...(category?.needsTopic && topic === '' && { topic: t(writeTexts.topicMissing) }),
    }
    setFaults(missing)
    if (written === undefined || receiver === undefined || Object.keys(missing).length > 0) return
    await letter.rest()
    write.does({
      params: { citizenId },
      body: {
        ...written,
        attachments: [...written.attachments],
        toUnitId: receiver.unitId,
        category: subject.category,
        ...(topic && { topic }),
        ...(category?.takesPriority && { priority: subject.priority ?? 'routine' }),
        ...(category?.dataKind === 'PSY' && subject.reason.trim() && { reason: subject.reason.trim() }),
      },
    })
  }
  return (
    <section className="thread" aria-labelledby="new-letter">
      <header className="thread-head">
        <h2 id="new-letter">{t(writeTexts.newTitle)}</h2>
      </header>
      <form className="form new-letter" onSubmit={(event) => void send(event)} noValidate>
        <ReceiverPicker
          citizenId={citizenId}
          chosen={receiver}
          onChoose={(chosen) => setPicked(chosen ?? 'none')}
          error={faults.receiver}
        />
        <SubjectFields subject={subject} onChange={setSubject} faults={faults} />
        <LetterFields
          letter={letter}
          label={t(writeTexts.text)}
          rows={8}
          agreedAt={receiver?.answerDueAt}
          send={receiver ? t(writeTexts.sendTo, { unit: receiver.name }) : t(writeTexts.send)}
          isBusy={write.isBusy}
        />
      </form>
    </section>
  )
}
