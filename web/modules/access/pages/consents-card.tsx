import './access.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type ConsentView, revokeConsentRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useActingFor, useWillTexts } from '../acting-for.ts'
import { consentsOfQuery } from '../will-queries.ts'
import { dataKindTexts } from './texts.ts'
import { consentFormTexts, consentPurposeTexts, consentStatusTexts, willTexts } from './will-texts.ts'

const ConsentDialog = lazy(() =>
  import('../forms/consent-dialog.tsx').then((file) => ({ default: file.ConsentDialog })),
)

/** What the citizen has said yes to. */
export function ConsentsCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const [isGiving, setGiving] = useState(false)
  const [revoking, setRevoking] = useState<ConsentView>()
  const willTexts = useWillTexts()
  const consents = useQuery(consentsOfQuery(citizenId, useActingFor() !== undefined))
  const valid = consents.data?.filter(({ status }) => status === 'valid') ?? []
  const earlier = consents.data?.filter(({ status }) => status !== 'valid') ?? []
  return (
    <Card
      title={t(willTexts.consents)}
      icon="handshake"
      aside={
        <Button small icon="plus" onClick={() => setGiving(true)}>
          {t(willTexts.giveConsent)}
        </Button>
      }
    >
      <div className="will-card">
        <p className="muted">{t(willTexts.consentsIntro)}</p>
        {consents.isPending && <Skeleton rows={2} />}
        {consents.isError && (
          <ErrorState onRetry={() => void consents.refetch()}>{t(textOfFault(consents.error))}</ErrorState>
        )}
        {consents.data && valid.length === 0 && <p>{t(willTexts.noConsents)}</p>}
        <ul className="will-list">
          {valid.map((consent) => (
            <ConsentRow key={consent.id} consent={consent} onRevoke={() => setRevoking(consent)} />
          ))}
        </ul>
        {earlier.length > 0 && (
          <details>
            <summary>{t(willTexts.earlierConsents, { n: earlier.length })}</summary>
            <ul className="will-list">
              {earlier.map((consent) => (
                <ConsentRow key={consent.id} consent={consent} />
              ))}
            </ul>
          </details>
        )}
      </div>
      {isGiving && (
        <Suspense>
          <ConsentDialog citizenId={citizenId} onClose={() => setGiving(false)} />
        </Suspense>
      )}
      {revoking && (
        <RevokeDialog citizenId={citizenId} consent={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </Card>
  )
}

function ConsentRow({ consent, onRevoke }: { consent: ConsentView; onRevoke?: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { receiver, purpose, dataKinds, form, to, endedAt, status, expiresSoon, givenBy, recordedBy } =
    consent
  const purposeText = consentPurposeTexts[purpose]
  const kinds = dataKinds.map((kind) => t(dataKindTexts[kind]).toLocaleLowerCase(language)).join(', ')
  return (
    <li>
      <div>
        <p className="strong">
          {receiver.name}
          {purposeText && ` ${t(purposeText)}`}
        </p>
        <p>{t(willTexts.sees, { kinds })}</p>
        {status !== 'valid' && <State tone="neutral">{t(consentStatusTexts[status])}</State>}
        {expiresSoon && <State tone="warning">{t(willTexts.soon)}</State>}
        <p className="muted">
          {t(consentFormTexts[form])}. {t(willTexts.until, { to: calendarDate(endedAt ?? to, language) })}.{' '}
          {givenBy === 'representative' && `${t(willTexts.byRepresentative)}. `}
          {recordedBy.unitName && `${t(willTexts.writtenDown, { who: recordedBy.unitName })}.`}
        </p>
      </div>
      {onRevoke && consent.mayRevoke && (
        <Button small aria-label={t(willTexts.revokeNamed, { who: receiver.name })} onClick={onRevoke}>
          {t(willTexts.revoke)}
        </Button>
      )}
    </li>
  )
}

interface RevokeDialogProps {
  readonly citizenId: string
  readonly consent: ConsentView
  readonly onClose: () => void
}

function RevokeDialog({ citizenId, consent, onClose }: RevokeDialogProps) {
  const t = useText()
  const willTexts = useWillTexts()
  const revoke = useDeed(revokeConsentRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(willTexts.revoked),
    closes: onClose,
  })
  return (
    <Dialog title={t(willTexts.revokeTitle)} isOpen onClose={onClose}>
      <p>{t(willTexts.revokeText, { who: consent.receiver.name })}</p>
      <DialogFoot>
        <Button onClick={onClose}>{t(willTexts.keepConsent)}</Button>
        <Button
          look="primary"
          busy={revoke.isBusy}
          onClick={() => revoke.does({ params: { citizenId, consentId: consent.id } })}
        >
          {t(willTexts.revoke)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
