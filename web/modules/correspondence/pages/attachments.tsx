import './correspondence.css'
import { lazy, Suspense, useEffect, useState } from 'react'
import {
  downloadAttachmentRoute,
  openAttachmentRoute,
  type SegmentView,
} from '../../../../contract/correspondence.ts'
import { addressOf, callForFile } from '../../../app/api.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReason } from '../reason.ts'
import { talkTexts } from './texts.ts'
import { fileWords } from './thread-words.ts'

const Dialog = lazy(() => import('../../../ui/dialog.tsx').then((file) => ({ default: file.Dialog })))

export type Attachment = Extract<SegmentView, { kind: 'attachment' }>

/** What a browser draws; the rest is fetched. */
const drawn: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/bmp',
  'image/webp',
])

export interface AttachmentsProps {
  readonly citizenId: string
  readonly threadId: string
  readonly attachments: readonly Attachment[]
}

/** The files of a letter: what they are, how large, a picture as a picture, and a link only as text. */
export function Attachments({ citizenId, threadId, attachments }: AttachmentsProps) {
  const t = useText()
  const { reason } = useReason()
  if (attachments.length === 0) return null
  return (
    <ul className="attachments" aria-label={t(talkTexts.attachments)}>
      {attachments.map((attachment) => (
        <li key={attachment.segmentId}>
          {reason === undefined ? (
            <OneAttachment
              attachment={attachment}
              address={addressOf(downloadAttachmentRoute.path, {
                citizenId,
                threadId,
                attachmentId: attachment.segmentId,
              })}
            />
          ) : (
            <OpenedAttachment
              citizenId={citizenId}
              threadId={threadId}
              attachment={attachment}
              reason={reason}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface OpenedAttachmentProps {
  readonly citizenId: string
  readonly threadId: string
  readonly attachment: Attachment
  readonly reason: string
}

/** A file of a thread that was opened with a reason: the reason goes with the asking, so an address alone does not do. */
function OpenedAttachment({ citizenId, threadId, attachment, reason }: OpenedAttachmentProps) {
  const [address, setAddress] = useState<string>()
  const { segmentId, state } = attachment
  useEffect(() => {
    if (state !== 'file') return
    const stop = new AbortController()
    let made: string | undefined
    const params = { citizenId, threadId, attachmentId: segmentId }
    callForFile(openAttachmentRoute, { params, body: { reason } }, stop.signal).then(
      (file) => {
        made = URL.createObjectURL(file)
        setAddress(made)
      },
      // Without its content the file stands as its title alone.
      () => undefined,
    )
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [citizenId, threadId, segmentId, state, reason])
  return <OneAttachment attachment={attachment} address={address} />
}

function OneAttachment({ attachment, address }: { attachment: Attachment; address: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const { title, contentType, state, bytes, url, createdAt, isMislabelled } = attachment
  const isPicture = state === 'file' && drawn.has(contentType ?? '')
  return (
    <div className="attachment">
      <Icon name={state === 'link' ? 'attach' : contentType?.startsWith('image/') ? 'image' : 'document'} />
      <div className="attachment-words">
        <span className="strong">{title}</span>
        <span className="muted small">
          {state === 'link' ? t(talkTexts.link) : fileWords(t, contentType, bytes, language)}
          {createdAt && `, ${t(talkTexts.madeAt, { when: dateAndTime(createdAt, language) })}`}
        </span>
        {state === 'link' && url && (
          <>
            <code className="attachment-link">{url}</code>
            <span className="muted small">{t(talkTexts.linkNote)}</span>
          </>
        )}
        {state === 'without-content' && <span className="muted small">{t(talkTexts.withoutContent)}</span>}
        {isMislabelled && <span className="attachment-warning small">{t(talkTexts.mislabelled)}</span>}
      </div>
      {state === 'file' && address && (
        <a
          href={address}
          download={title}
          className={`${buttonClass('plain', true)} no-print`}
          aria-label={t(talkTexts.fetchFile, { title })}
        >
          <Icon name="download" size={16} />
          {t(talkTexts.fetch)}
        </a>
      )}
      {isPicture && address && <Picture title={title} address={address} />}
    </div>
  )
}

/** The picture small in the letter, and as large as the screen when asked for. */
function Picture({ title, address }: { title: string; address: string }) {
  const t = useText()
  const [isLarge, setLarge] = useState(false)
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <p className="muted small attachment-picture">{t(talkTexts.pictureFails)}</p>
  return (
    <>
      <button
        type="button"
        className="attachment-picture"
        aria-label={t(talkTexts.enlarge, { title })}
        onClick={() => setLarge(true)}
      >
        <img src={address} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      </button>
      {isLarge && (
        <Suspense>
          <Dialog title={title} isOpen onClose={() => setLarge(false)}>
            <img src={address} alt={title} className="attachment-large" />
          </Dialog>
        </Suspense>
      )}
    </>
  )
}
