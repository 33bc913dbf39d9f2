import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { myCaveTexts } from './cave-texts.ts'

const TellCaveDialog = lazy(() =>
  import('../forms/tell-cave-dialog.tsx').then((file) => ({ default: file.TellCaveDialog })),
)

/** The way for a citizen to tell of something they do not tolerate. */
export function TellCave({ citizenId }: { citizenId: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="no-print">
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t(myCaveTexts.tell)}
      </Button>
      <Suspense>{isOpen && <TellCaveDialog citizenId={citizenId} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  )
}
