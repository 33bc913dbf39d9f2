import { lazy, Suspense, useState } from 'react'
import type { SessionView } from '../../../contract/identity.ts'
import { OfflineStrip } from '../../ui/condition.tsx'
import { useText } from '../../ui/text.tsx'
import { learnRefusals } from '../known-refusals.ts'
import { useOnline } from '../online.ts'
import { useSignOutAsked } from '../sign-out.ts'
import { useWaiting } from './our-outbox.ts'
import { countWaiting } from './outbox.ts'
import { waitingTexts } from './texts.ts'

// What was refused is told in words, which the first page comes without.
const WaitingDialog = lazy(async () => {
  const [file] = await Promise.all([import('./waiting-dialog.tsx'), learnRefusals()])
  return { default: file.WaitingDialog }
})

/** Under the bar of the app: that there is no network, how much waits, and what has come back. */
export function WaitingStrip({ session }: { session: SessionView }) {
  const t = useText()
  const isOnline = useOnline()
  const waiting = useWaiting()
  const leaving = useSignOutAsked()
  const [isOpen, setOpen] = useState(false)
  const { sending, asking } = countWaiting(waiting, Date.now())
  const close = () => {
    setOpen(false)
    leaving.answer(false)
  }
  if (isOnline && waiting.deeds.length === 0) return null
  return (
    <>
      <OfflineStrip
        isOffline={!isOnline}
        waiting={sending}
        {...(waiting.deeds.length > 0 && {
          onShow: { words: t(waitingTexts.show), does: () => setOpen(true) },
        })}
      >
        {isOnline && sending > 0 && (
          <span>{sending === 1 ? t(waitingTexts.awayOne) : t(waitingTexts.awayMany, { n: sending })}</span>
        )}
        {asking > 0 && (
          <span>{asking === 1 ? t(waitingTexts.askingOne) : t(waitingTexts.askingMany, { n: asking })}</span>
        )}
        {!waiting.isKept && <strong>{t(waitingTexts.keepOpen)}</strong>}
      </OfflineStrip>
      {(isOpen || leaving.isAsked) && (
        <Suspense>
          <WaitingDialog
            session={session}
            onClose={close}
            {...(leaving.isAsked && { onLeave: () => leaving.answer(true) })}
          />
        </Suspense>
      )}
    </>
  )
}
