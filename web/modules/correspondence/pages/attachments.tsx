import './correspondence.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import {
  downloadAttachmentRoute,
  openAttachmentRoute,
  type SegmentView,
} from '../../../../contract/correspondence.ts'
import { callForFile } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
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

/** The ending a saved file gets: what opens it goes by that. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/tiff': '.tiff',
  'image/bmp': '.bmp',
}

export interface AttachmentsProps {
  readonly citizenId: string
  readonly threadId: string
  readonly attachments: readonly Attachment[]
}

/** The files of a letter: what they are, how large, a picture as a picture, and a link only as text. */
export function Attachments({ citizenId, threadId, attachments }: AttachmentsProps) {
  const t = useText()
  if (attachments.length === 0) return null
  return (
    <ul className="attachments" aria-label={t(talkTexts.attachments)}>
      {attachments.map((attachment) => (
        <li key={attachment.segmentId}>
          <OneAttachment citizenId={citizenId} threadId={threadId} attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}

type FetchFile = (signal: AbortSignal) => Promise<Blob>

/** Asks for a file as the page that shows it, never by an address alone: every look at it is recorded. */
function useFetchFile({ citizenId, threadId, attachment: { segmentId } }: OneAttachmentProps): FetchFile {
  const { reason } = useReason()
  return useMemo(() => {
    const params = { citizenId, threadId, attachmentId: segmentId }
    return (signal) =>
      reason === undefined
        ? callForFile(downloadAttachmentRoute, { params }, signal)
        : callForFile(openAttachmentRoute, { params, body: { reason } }, signal)
  }, [citizenId, threadId, segmentId, reason])
}

interface OneAttachmentProps {
  readonly citizenId: string
  readonly threadId: string
  readonly attachment: Attachment
}

function OneAttachment(props: OneAttachmentProps) {
  const t = useText()
  const language = useLanguage()
  const fetchFile = useFetchFile(props)
  const { title, contentType, state, bytes, url, createdAt, isMislabelled, segmentId } = props.attachment
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
      {state === 'file' && (
        <Save title={title} ending={endings[contentType ?? ''] ?? ''} fetchFile={fetchFile} />
      )}
      {state === 'file' && drawn.has(contentType ?? '') && (
        <Picture id={segmentId} title={title} fetchFile={fetchFile} />
      )}
    </div>
  )
}

interface SaveProps {
  readonly title: string
  readonly ending: string
  readonly fetchFile: FetchFile
}

/** Saves the file on the machine of the reader. */
function Save({ title, ending, fetchFile }: SaveProps) {
  const t = useText()
  const tell = useToast()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveFile(await fetchFile(new AbortController().signal), `${title}${ending}`)
    } catch (fault) {
      tell(t(textOfFault(fault)), 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      small
      icon="download"
      busy={isBusy}
      aria-label={t(talkTexts.fetchFile, { title })}
      onClick={() => void save()}
    >
      {t(talkTexts.fetch)}
    </Button>
  )
}

interface PictureProps {
  readonly id: string
  readonly title: string
  readonly fetchFile: FetchFile
}

/** The picture small in the letter, and as large as the screen when asked for. */
function Picture({ id, title, fetchFile }: PictureProps) {
  const t = useText()
  const [isLarge, setLarge] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const picture = useQuery({
    queryKey: ['picture', id],
    // It is the same for as long as the thread is open, and is forgotten with it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => fetchFile(signal),
  })
  const show = useShown(picture.data)
  if (isBroken || picture.isError)
    return <p className="muted small attachment-picture">{t(talkTexts.pictureFails)}</p>
  if (picture.data === undefined) return null
  return (
    <>
      <button
        type="button"
        className="attachment-picture"
        aria-label={t(talkTexts.enlarge, { title })}
        onClick={() => setLarge(true)}
      >
        <img ref={show} alt="" onError={() => setBroken(true)} />
      </button>
      {isLarge && (
        <Suspense>
          <Dialog title={title} isOpen onClose={() => setLarge(false)}>
            <img ref={show} alt={title} className="attachment-large" />
          </Dialog>
        </Suspense>
      )}
    </>
  )
}

/** Draws the file in a picture for as long as that is on the screen. */
function useShown(file: Blob | undefined): (picture: HTMLImageElement | null) => (() => void) | undefined {
  return useCallback(
    (picture) => {
      if (picture === null || file === undefined) return undefined
      const address = URL.createObjectURL(file)
      picture.src = address
      return () => URL.revokeObjectURL(address)
    },
    [file],
  )
}
