import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { beginProgrammeDraftRoute } from '../../../../contract/pathway-programme.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'

/** Begins a draft of a new programme: a code nobody has, and a name. */
export function ProgrammeBeginDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const [wrong, setWrong] = useState<'code' | 'name'>()
  const begin = useDeed(beginProgrammeDraftRoute, {
    touches: ['programmes:all', 'programmes:drafts'],
    onDone: ({ draftId }) => void navigate({ to: paths.programmeDraft, params: { draftId } }),
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    const [code, da, en] = [said('code'), said('da'), said('en')]
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) return setWrong('code')
    if (da === '' || en === '') return setWrong('name')
    setWrong(undefined)
    begin.does({ body: { code, name: { da, en } } })
  }
  return (
    <Dialog title={t(draftTexts.beginTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <TextField
          name="code"
          label={t(draftTexts.code)}
          hint={t(draftTexts.codeHint)}
          error={wrong === 'code' ? t(draftTexts.codeWrong) : undefined}
          maxLength={60}
        />
        <TextField
          name="da"
          label={t(draftTexts.inDanish, { what: t(draftTexts.name) })}
          error={wrong === 'name' ? t(draftTexts.nameMissing) : undefined}
          maxLength={120}
        />
        <TextField name="en" label={t(draftTexts.inEnglish, { what: t(draftTexts.name) })} maxLength={120} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={begin.isBusy}>
            {t(draftTexts.begin)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
