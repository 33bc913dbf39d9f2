import { Link } from '@tanstack/react-router'
import type { FormResponseView } from '../../../../contract/form.ts'
import { paths } from '../../../paths.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { documentTexts, outsideTexts } from './texts.ts'

type Delivery = FormResponseView['deliveries'][number]

const outsideTones = {
  'no-way': 'warning',
  'lacks-admission': 'warning',
  'lacks-discharge': 'warning',
  waiting: 'info',
  acknowledged: 'success',
  failed: 'danger',
  'another-way': 'info',
  closed: 'danger',
} as const

/** How many of those it was sent to have read it, in one line. */
export function ReadCount({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useText()
  const sent = latestOf(deliveries).filter(({ status }) => status === 'sent')
  if (sent.length === 0) return <span className="muted">{t(documentTexts.sentToNobody)}</span>
  const read = sent.filter(({ readAt }) => readAt !== null).length
  if (read === sent.length) return <State tone="success">{t(documentTexts.allRead)}</State>
  return <State tone="neutral">{t(documentTexts.readOf, { n: read, all: sent.length })}</State>
}

interface ReceiversProps {
  readonly citizenId: string
  readonly deliveries: readonly Delivery[]
}

/** Who it was sent to, and whether they have read it. */
export function Receivers({ citizenId, deliveries }: ReceiversProps) {
  const t = useText()
  const language = useLanguage()
  const latest = latestOf(deliveries)
  if (latest.length === 0) return <p className="muted">{t(documentTexts.sentToNobody)}</p>
  return (
    <ul className="receivers-list">
      {latest.map((delivery) => (
        <li key={delivery.unit.id}>
          <span className="strong">{delivery.unit.name}</span>
          {delivery.status === 'not-told' && <State tone="warning">{t(documentTexts.notTold)}</State>}
          {delivery.status === 'sent' && delivery.readAt !== null && (
            <State tone="success">
              {delivery.readBy
                ? t(documentTexts.readBy, {
                    name: delivery.readBy,
                    when: dateAndTime(delivery.readAt, language),
                  })
                : t(documentTexts.read, { when: dateAndTime(delivery.readAt, language) })}
            </State>
          )}
          {delivery.outside && (
            <State tone={outsideTones[delivery.outside]}>{t(outsideTexts[delivery.outside])}</State>
          )}
          {delivery.outside?.startsWith('lacks-') && (
            <Link to={paths.citizen} params={{ citizenId }}>
              {t(outsideTexts.tellIt)}
            </Link>
          )}
          {delivery.status === 'sent' && delivery.readAt === null && !delivery.outside && (
            <>
              <State tone="neutral">{t(documentTexts.notRead)}</State>
              <span className="muted small">
                {t(documentTexts.sentOnly, { when: dateAndTime(delivery.sentAt, language) })}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Of each unit the latest version it got. */
function latestOf(deliveries: readonly Delivery[]): readonly Delivery[] {
  return [...Map.groupBy(deliveries, ({ unit }) => unit.id).values()].flatMap((those) =>
    those.toSorted((a, b) => b.version - a.version).slice(0, 1),
  )
}
