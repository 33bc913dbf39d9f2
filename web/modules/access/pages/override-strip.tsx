import './override.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { closeOverrideRoute, type OverrideView } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { clockTime, span } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useNow } from '../../../ui/now.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { myOverrideQuery } from '../will-queries.ts'
import { overrideTexts } from './override-texts.ts'

/** While a citizen is open to the reader for a short time: until when, that it is reviewed, and a way to close it. */
export function OverrideStrip({ citizenId, onOver }: { citizenId: string; onOver: () => void }) {
  const override = useQuery(myOverrideQuery(citizenId)).data
  return override ? <Strip override={override} onOver={onOver} /> : null
}

function Strip({ override, onOver }: { override: OverrideView; onOver: () => void }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { citizenId, id, expiresAt, reasonCode } = override
  const isByConsent = reasonCode === 'CONSENT_NOW'
  const left = Date.parse(expiresAt) - now
  const close = useDeed(closeOverrideRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(overrideTexts.closed),
    onDone: onOver,
  })
  useEffect(() => {
    const timer = setTimeout(onOver, Math.max(0, Date.parse(expiresAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [expiresAt, onOver])
  return (
    <section className="override-strip" aria-live="polite">
      <Icon name="warning" />
      <p>
        <b>
          {t(isByConsent ? overrideTexts.stripConsent : overrideTexts.strip, {
            time: clockTime(expiresAt, language),
          })}
        </b>{' '}
        ({span(left, language)}). {t(isByConsent ? overrideTexts.stripConsentText : overrideTexts.stripText)}
      </p>
      <Button small busy={close.isBusy} onClick={() => close.does({ params: { citizenId, overrideId: id } })}>
        {t(overrideTexts.closeNow)}
      </Button>
    </section>
  )
}
