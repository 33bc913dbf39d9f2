import { useState } from 'react'
import { registerBlockRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { staffWillTexts } from '../pages/staff-will-texts.ts'

type Heard = 'letter' | 'phone' | 'in-person'

/** A citizen without a sign-in has asked that nothing be looked up: a total block (law handbook, part 9). */
export function RegisterBlockDialog({ citizenId, onClose }: { citizenId: string; onClose: () => void }) {
  const t = useText()
  const [heardThrough, setHeard] = useState<Heard>('phone')
  const register = useDeed(registerBlockRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(staffWillTexts.blockSaved),
    closes: onClose,
  })
  return (
    <Dialog title={t(staffWillTexts.registerBlock)} isOpen onClose={onClose}>
      <div className="form">
        <p>{t(staffWillTexts.blockText)}</p>
        <RadioGroup
          label={t(staffWillTexts.heard)}
          value={heardThrough}
          onChange={(value) => setHeard(value as Heard)}
          options={[
            { value: 'phone', label: t(staffWillTexts.phone) },
            { value: 'letter', label: t(staffWillTexts.letter) },
            { value: 'in-person', label: t(staffWillTexts.inPerson) },
          ]}
        />
        <DialogFoot>
          <Button
            look="primary"
            busy={register.isBusy}
            onClick={() =>
              register.does({
                params: { citizenId },
                body: { aim: { target: 'everything' }, doesKeepAlerts: true, heardThrough },
              })
            }
          >
            {t(staffWillTexts.blockAll)}
          </Button>
        </DialogFoot>
      </div>
    </Dialog>
  )
}
