import { type FormEvent, useState } from 'react'
import { correctStoryRoute, type StoryEntryView, tellStoryRoute } from '../../../../contract/citizen.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { citizenTexts } from '../pages/texts.ts'

/** What is about to be written: something new of a kind, or new words for an entry. */
export interface StoryWriting {
  readonly kind: StoryEntryView['kind']
  readonly entry?: StoryEntryView
}

export interface StoryDialogProps {
  readonly citizenId: string
  readonly writing: StoryWriting
  readonly isMine: boolean
  readonly onClose: () => void
}

const titles = {
  matters: citizenTexts.storyMatters,
  wish: citizenTexts.storyWishes,
  resource: citizenTexts.storyResources,
} as const

type SaidBy = StoryEntryView['saidBy']

/** Tells something new, or puts it in new words. */
export function StoryDialog({ citizenId, writing, isMine, onClose }: StoryDialogProps) {
  const t = useText()
  const [saidBy, setSaidBy] = useState<SaidBy>('citizen')
  const [error, setError] = useState<string>()
  const done = { touches: [`citizen:${citizenId}`] as const, says: t(citizenTexts.saved), closes: onClose }
  const tell = useDeed(tellStoryRoute, done)
  const correct = useDeed(correctStoryRoute, done)
  const { entry, kind } = writing

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text === '') return setError(t(citizenTexts.textMissing))
    if (entry) correct.does({ params: { citizenId, entryId: entry.id }, body: { text } })
    else tell.does({ params: { citizenId }, body: { kind, text, saidBy } })
  }

  return (
    <Dialog title={t(titles[kind])} isOpen onClose={onClose}>
      <form className="form" onSubmit={save} noValidate>
        <TextArea
          name="text"
          label={t(citizenTexts.storyText)}
          hint={entry ? t(citizenTexts.oldWordsStay) : isMine ? undefined : t(citizenTexts.storyTextHint)}
          error={error}
          defaultValue={entry?.text}
          rows={4}
          maxLength={2000}
        />
        {!entry && !isMine && (
          <RadioGroup
            label={t(citizenTexts.whoseWords)}
            value={saidBy}
            onChange={(value) => setSaidBy(value as SaidBy)}
            options={[
              { value: 'citizen', label: t(citizenTexts.citizensWords) },
              { value: 'relative', label: t(citizenTexts.relativesWords) },
              { value: 'professional', label: t(citizenTexts.professionalsWords) },
            ]}
          />
        )}
        <DialogFoot>
          <Button look="primary" type="submit" busy={tell.isBusy || correct.isBusy}>
            {t(entry ? citizenTexts.saveNewWords : citizenTexts.saveStory)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
