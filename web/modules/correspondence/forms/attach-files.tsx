import '../pages/correspondence.css'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { sizeWords } from '../pages/thread-words.ts'
import { writeTexts } from './texts.ts'
import { type AttachedFile, type Attachments, takenTypes } from './use-attachments.ts'

/** Where a letter is written: files may be dropped on it and pictures pasted into it. */
export function AttachZone({ attachments, children }: { attachments: Attachments; children: ReactNode }) {
  const t = useText()
  const [isOver, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    attachments.add(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    // A table copied from a sheet comes both as text and as a picture; the words are what was meant.
    if (event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    attachments.add(event.clipboardData.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same from the keyboard
    <div
      className="attach-zone"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={drop}
      onPaste={paste}
    >
      {children}
      {isOver && (
        <p className="attach-over">
          <Icon name="attach" />
          {t(writeTexts.dropHere)}
        </p>
      )}
    </div>
  )
}

/** The button that opens the files of the machine, or the camera of a phone. */
export function AttachButton({ attachments }: { attachments: Attachments }) {
  const t = useText()
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={takenTypes}
        aria-label={t(writeTexts.attach)}
        onChange={(event) => {
          attachments.add(event.target.files ?? [])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      <Button icon="attach" title={t(writeTexts.attachHint)} onClick={() => field.current?.click()}>
        {t(writeTexts.attach)}
      </Button>
    </>
  )
}

/** The files of the letter, each with how far it has come or why it cannot be sent. */
export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  const t = useText()
  if (attachments.files.length === 0) return null
  return (
    <ul className="attached" aria-label={t(writeTexts.attached)}>
      {attachments.files.map((file) => (
        <li key={file.key} data-fault={file.fault ? true : undefined}>
          {file.preview ? <img src={file.preview} alt="" /> : <Icon name="document" size={24} />}
          <div className="attached-words">
            <input
              className="input"
              value={file.title}
              maxLength={200}
              aria-label={t(writeTexts.fileTitle, { title: file.title })}
              onChange={(event) => attachments.rename(file.key, event.target.value)}
            />
            <FileState file={file} />
          </div>
          {file.fault && file.file && (
            <IconButton
              icon="refresh"
              name={t(writeTexts.tryAgain, { title: file.title })}
              onClick={() => attachments.retry(file.key)}
            />
          )}
          <IconButton
            icon="close"
            name={t(writeTexts.takeOut, { title: file.title })}
            onClick={() => attachments.takeOut(file.key)}
          />
        </li>
      ))}
    </ul>
  )
}

function FileState({ file }: { file: AttachedFile }) {
  const t = useText()
  const language = useLanguage()
  if (file.fault)
    return (
      <p className="field-error" role="alert">
        <Icon name="warning" size={16} />
        {t(file.fault)}
      </p>
    )
  if (file.attachmentId)
    return (
      <span className="small">
        <State tone="success">{t(file.told ?? writeTexts.ready)}</State>
        {file.bytes !== undefined && <span className="muted"> {sizeWords(file.bytes, language)}</span>}
      </span>
    )
  const percent = Math.round(file.share * 100)
  return (
    <span className="attached-progress small">
      <progress max={100} value={percent} aria-label={file.title} />
      {percent < 100 ? t(writeTexts.uploading, { percent }) : t(writeTexts.checking)}
    </span>
  )
}
