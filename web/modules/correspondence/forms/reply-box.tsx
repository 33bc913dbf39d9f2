import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { replyToThreadRoute, type ThreadView } from '../../../../contract/correspondence.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfRefusal } from '../../../app/fault-text.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Help } from '../../../ui/help.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { unitQuery } from '../../organisation/queries.ts'
import { talkTexts } from '../pages/texts.ts'
import { partOf } from '../pages/thread-words.ts'
import { useKeepThread, useReason } from '../reason.ts'
import { LetterFields } from './letter-fields.tsx'
import { NotAcute } from './receiver-picker.tsx'
import { writeTexts } from './texts.ts'
import { useLetter } from './use-letter.ts'

export interface ReplyBoxProps {
  readonly citizenId: string
  readonly thread: ThreadView
}

/** The answer to the newest letter, below it. Where none can be given it says why, and what can be done instead. */
export function ReplyBox({ citizenId, thread }: ReplyBoxProps) {
  const t = useText()
  const { may, because } = thread.actions.reply
  if (may) return <Reply citizenId={citizenId} thread={thread} />
  const why = because === null ? undefined : textOfRefusal({ code: because, data: {} })
  const isUnreached = because !== null && unreached.has(because)
  return (
    <div className="reply-not no-print">
      {why && (
        <p>
          <Icon name="info" size={16} /> {t(why)}
        </p>
      )}
      {isUnreached && <WhomToPhone thread={thread} />}
      <Link to={paths.newCorrespondence} params={{ citizenId }} className={buttonClass('plain', true)}>
        <Icon name="edit" size={16} />
        {t(talkTexts.newLetter)}
      </Link>
    </div>
  )
}

/** Nothing written here gets to the other side: it is told another way. */
const unreached: ReadonlySet<string> = new Set([
  'correspondence-receiver-unregistered',
  'correspondence-no-way-there',
  'correspondence-may-not-be-told',
])

/** Who wrote last, with the number their letter is signed with; else that of their unit. */
function WhomToPhone({ thread }: { thread: ThreadView }) {
  const t = useText()
  const { latest, replyTo } = thread
  const signed = partOf(thread.parts)?.segments.findLast(
    ({ kind, letterId, author }) =>
      kind === 'text' && letterId === latest.letterId && author.phone !== null && !latest.isMine,
  )?.author
  const unit = useQuery({
    ...unitQuery(replyTo?.unitId ?? ''),
    enabled: !signed && replyTo?.unitId != null,
  }).data
  const phone = signed?.phone ?? unit?.dutyPhone ?? unit?.phone
  if (!phone) return <p className="small">{t(writeTexts.noPhoneKnown)}</p>
  const who = [signed?.name, replyTo?.name ?? latest.from.name].filter(Boolean).join(', ')
  return (
    <p>
      <Icon name="phone" size={16} /> {t(writeTexts.phoneInstead, { who })}{' '}
      <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
    </p>
  )
}

function Reply({ citizenId, thread }: ReplyBoxProps) {
  const t = useText()
  const unitId = useUnitId()
  const { threadId, version, replyTo, latest } = thread
  const reason = useReason()
  const keepThread = useKeepThread(citizenId, threadId)
  const letter = useLetter({
    citizenId,
    draftId: threadId,
    before: partOf(thread.replyDraft),
    address: { toUnitId: null, category: null, topic: null, priority: null, deed: 'reply' },
  })
  const reply = useDeed(replyToThreadRoute, {
    touches: [`citizen:${citizenId}`, `correspondence:${unitId}`],
    says: t(writeTexts.sent),
    onFault: letter.resume,
    onDone: (answer) => {
      void letter.discard()
      keepThread(answer)
    },
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = letter.finish()
    if (written === undefined) return
    await letter.rest()
    reply.does({
      params: { citizenId, threadId },
      body: { ...written, attachments: [...written.attachments], version, ...reason },
    })
  }
  const unit = replyTo?.name ?? latest.from.name
  return (
    <form className="reply no-print" onSubmit={(event) => void send(event)} noValidate>
      <LetterFields
        letter={letter}
        label={t(latest.isMine ? writeTexts.replyFollow : writeTexts.replyTo, { unit })}
        rows={3}
        send={t(writeTexts.sendReply)}
        isBusy={reply.isBusy}
      >
        <div className="reply-notes">
          <NotAcute unitId={replyTo?.unitId ?? null} />
          <Help about={t(writeTexts.onlyLatestAbout)}>
            <p>{t(writeTexts.onlyLatest)}</p>
          </Help>
        </div>
      </LetterFields>
    </form>
  )
}
