import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  type CorrespondenceDraft,
  largestUpload,
  uploadCorrespondenceAttachmentRoute,
} from '../../../../contract/correspondence.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import { Refused } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { upload } from '../../../app/upload.ts'
import { say, type Text } from '../../../ui/text.tsx'
import { base64Of, readyPicture } from './picture.ts'
import { writeTexts } from './texts.ts'

/** A file at the letter: on its way, ready, or refused with the reason. */
export interface AttachedFile {
  readonly key: string
  readonly title: string
  /** Known when the server has it. */
  readonly attachmentId: string | undefined
  /** How much has been sent, 0 to 1. */
  readonly share: number
  readonly fault: Text | undefined
  /** What was done to it, once the server has it. */
  readonly told: Text | undefined
  /** An address of the picture within the browser. */
  readonly preview: string | undefined
  readonly bytes: number | undefined
  /** Kept while it is worth another try. */
  readonly file: File | undefined
}

export interface Attachments {
  readonly files: readonly AttachedFile[]
  readonly add: (files: Iterable<File>) => void
  readonly retry: (key: string) => void
  readonly takeOut: (key: string) => void
  readonly rename: (key: string, title: string) => void
  readonly clear: () => void
  /** What goes with the letter: files the server has. */
  readonly ready: CorrespondenceDraft['attachments']
  readonly isBusy: boolean
  readonly hasFault: boolean
}

/** What the field to choose files offers. What a file really is, the server finds out. */
export const takenTypes = 'application/pdf,image/jpeg,image/png,image/gif,image/tiff,image/bmp'
const taken: ReadonlySet<string> = new Set(takenTypes.split(','))
/** Of a file as it lies on the disk: as text it is a third larger. */
const mostBytes = Math.floor((largestUpload * 3) / 4)
const mostFiles = 20
const megabyte = 1_000_000

/** The files of a letter that is being written: each is sent at once, so that sending the letter takes no time. */
export function useAttachments(
  citizenId: string,
  before: CorrespondenceDraft['attachments'],
  tell: (words: Text) => void,
): Attachments {
  const [files, setFiles] = useState<readonly AttachedFile[]>(() => before.map(keptFile))
  const stops = useRef(new Map<string, AbortController>())
  const shown = useRef(files)
  useEffect(() => {
    shown.current = files
  }, [files])
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop.abort()
      for (const { preview } of shown.current) if (preview) URL.revokeObjectURL(preview)
    },
    [],
  )
  const change = useCallback(
    (key: string, next: Partial<AttachedFile>) =>
      setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one))),
    [],
  )
  const send = useCallback(
    async (key: string, file: File) => {
      const stop = new AbortController()
      stops.current.set(key, stop)
      try {
        const body = { fileName: file.name.slice(-255), base64: await base64Of(await readyPicture(file)) }
        const answer = await upload(
          uploadCorrespondenceAttachmentRoute,
          { params: { citizenId }, body },
          { signal: stop.signal, onProgress: (share) => change(key, { share }) },
        )
        change(key, {
          attachmentId: answer.attachmentId,
          share: 1,
          bytes: answer.bytes,
          told: whatWasDone(answer),
          file: undefined,
        })
      } catch (fault) {
        // What the server has refused it refuses again.
        const again = fault instanceof Refused ? { file: undefined } : {}
        if (!stop.signal.aborted) change(key, { fault: textOfFault(fault), share: 0, ...again })
      } finally {
        stops.current.delete(key)
      }
    },
    [citizenId, change],
  )

  return useMemo(() => {
    const add = (given: Iterable<File>) => {
      const room = mostFiles - shown.current.length
      const chosen = [...given]
      if (chosen.length > room) tell(filled(writeTexts.tooMany, { n: mostFiles }))
      const fresh = chosen.slice(0, Math.max(0, room)).map(newFile)
      setFiles((all) => [...all, ...fresh])
      for (const { key, file, fault } of fresh) if (file && !fault) void send(key, file)
    }
    return {
      files,
      add,
      retry: (key) => {
        const file = files.find((one) => one.key === key)?.file
        if (file === undefined) return
        change(key, { fault: undefined, share: 0 })
        void send(key, file)
      },
      takeOut: (key) => {
        stops.current.get(key)?.abort()
        const preview = files.find((one) => one.key === key)?.preview
        if (preview) URL.revokeObjectURL(preview)
        setFiles((all) => all.filter((one) => one.key !== key))
      },
      rename: (key, title) => change(key, { title }),
      clear: () => setFiles([]),
      ready: files.flatMap(({ attachmentId, title }) =>
        attachmentId === undefined ? [] : [{ attachmentId, title: title.trim() || '–' }],
      ),
      isBusy: files.some(({ attachmentId, fault }) => attachmentId === undefined && fault === undefined),
      hasFault: files.some(({ fault }) => fault !== undefined),
    }
  }, [files, send, change, tell])
}

function keptFile({ attachmentId, title }: CorrespondenceDraft['attachments'][number]): AttachedFile {
  return {
    key: attachmentId,
    title,
    attachmentId,
    share: 1,
    fault: undefined,
    told: undefined,
    preview: undefined,
    bytes: undefined,
    file: undefined,
  }
}

function newFile(file: File): AttachedFile {
  const fault = whyNot(file)
  return {
    key: crypto.randomUUID(),
    title: file.name.replace(/\.[^.]{1,5}$/, '').slice(0, 200) || '–',
    attachmentId: undefined,
    share: 0,
    fault,
    told: undefined,
    preview: /^image\/(jpeg|png|gif|bmp)$/.test(file.type) ? URL.createObjectURL(file) : undefined,
    bytes: file.size,
    file: fault ? undefined : file,
  }
}

function whatWasDone({
  contentType,
  isCleaned,
  isSigned,
}: AnswerOf<typeof uploadCorrespondenceAttachmentRoute>): Text {
  if (contentType !== 'application/pdf') return writeTexts.cleaned
  if (isSigned) return writeTexts.signedPdf
  return isCleaned ? writeTexts.cleanedPdf : writeTexts.keptPdf
}

/** What can be said before a single byte is sent. */
function whyNot({ type, size }: File): Text | undefined {
  if (type !== '' && !taken.has(type)) return writeTexts.typeRefused
  return size > mostBytes ? filled(writeTexts.tooLarge, { mb: Math.floor(mostBytes / megabyte) }) : undefined
}

function filled(text: Text, values: Readonly<Record<string, number>>): Text {
  return { da: say('da', text, values), en: say('en', text, values) }
}
