import './access.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type DelegationView, endDelegationRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../read-only.ts'
import { consentsQuery, delegationsQuery, representationsQuery } from '../will-queries.ts'
import { staffWillTexts } from './staff-will-texts.ts'
import { dataKindTexts } from './texts.ts'
import { representationTexts } from './will-texts.ts'

const StaffConsentDialog = lazy(() =>
  import('../forms/staff-consent-dialog.tsx').then((file) => ({ default: file.StaffConsentDialog })),
)
const RegisterBlockDialog = lazy(() =>
  import('../forms/register-block-dialog.tsx').then((file) => ({ default: file.RegisterBlockDialog })),
)
const DelegateDialog = lazy(() =>
  import('../forms/delegate-dialog.tsx').then((file) => ({ default: file.DelegateDialog })),
)

export interface StaffWillCardProps {
  readonly citizenId: string
  /** The reader may see tasks, and so what has been delegated. */
  readonly hasTasks: boolean
}

/**
 * For those who treat the citizen: to whom they may speak, who acts for the citizen, and what has been delegated. Blocks
 * are never shown here, and nothing is asked for that would be refused.
 */
export function StaffWillCard({ citizenId, hasTasks }: StaffWillCardProps) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const [form, setForm] = useState<'consent' | 'block' | 'delegate'>()
  const consents = useQuery(consentsQuery(citizenId))
  const representations = useQuery(representationsQuery(citizenId))
  const delegations = useQuery({ ...delegationsQuery(citizenId), enabled: hasTasks }).data ?? []
  if (consents.data === undefined || representations.data === undefined) return null
  const valid = consents.data.filter(({ status }) => status === 'valid')
  const acting = representations.data.filter(({ status }) => status === 'in-force')
  const current = delegations.filter(({ status }) => status !== 'over')
  const close = () => setForm(undefined)
  return (
    <Card title={t(staffWillTexts.title)} icon="handshake">
      {valid.length + acting.length === 0 && <p className="muted">{t(staffWillTexts.none)}</p>}
      <ul className="will-list">
        {acting.map((one) => (
          <Line
            key={one.id}
            to={one.to}
            title={`${t(representationTexts[one.kind])}: ${one.representative.name}`}
          >
            {one.dataKinds}
          </Line>
        ))}
        {valid.map((one) => (
          <Line key={one.id} to={one.to} title={one.receiver.name}>
            {one.dataKinds}
          </Line>
        ))}
        {current.map((one) => (
          <Delegated key={one.id} citizenId={citizenId} delegation={one} />
        ))}
      </ul>
      {!isReadOnly && (
        <div className="buttons no-print">
          <Button small onClick={() => setForm('consent')}>
            {t(staffWillTexts.recordConsent)}
          </Button>
          <Button small onClick={() => setForm('delegate')}>
            {t(staffWillTexts.delegate)}
          </Button>
          <Button small look="quiet" onClick={() => setForm('block')}>
            {t(staffWillTexts.registerBlock)}
          </Button>
        </div>
      )}
      <Suspense>
        {form === 'consent' && <StaffConsentDialog citizenId={citizenId} onClose={close} />}
        {form === 'block' && <RegisterBlockDialog citizenId={citizenId} onClose={close} />}
        {form === 'delegate' && <DelegateDialog citizenId={citizenId} onClose={close} />}
      </Suspense>
    </Card>
  )
}

interface LineProps {
  readonly title: string
  readonly to: string | null
  readonly children: readonly (keyof typeof dataKindTexts)[]
}

function Line({ title, to, children }: LineProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <li>
      <div>
        <p className="strong">{title}</p>
        <p className="muted">
          {children.map((kind) => t(dataKindTexts[kind])).join(', ')}
          {to && `. ${t(staffWillTexts.to, { to: calendarDate(to, language) })}`}
        </p>
      </div>
    </li>
  )
}

function Delegated({ citizenId, delegation }: { citizenId: string; delegation: DelegationView }) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const end = useDeed(endDelegationRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(staffWillTexts.takenBack),
  })
  const { id, task, to, by, until } = delegation
  return (
    <li>
      <div>
        <p className="strong">
          {t(staffWillTexts.delegatedTo, {
            task,
            unit: [to.personName, to.unitName].filter(Boolean).join(', '),
          })}
        </p>
        <p className="muted">
          {by.name}. {t(staffWillTexts.to, { to: calendarDate(until, language) })}
        </p>
      </div>
      {!isReadOnly && (
        <Button
          small
          look="quiet"
          busy={end.isBusy}
          onClick={() => end.does({ params: { citizenId, delegationId: id } })}
        >
          {t(staffWillTexts.takeBack)}
        </Button>
      )}
    </li>
  )
}
