import './documents.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLive } from '../../../app/live.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { deliveriesQuery } from '../queries.ts'
import { documentTexts } from './texts.ts'

/** One line above the work of a unit: how many documents nobody there has read. Nothing when all are. */
export function NewDocumentsStrip({ unitId }: { unitId: string }) {
  const t = useText()
  useLive(`worklist:${unitId}`)
  const n = useQuery(deliveriesQuery(unitId, 'unread')).data?.length ?? 0
  if (n === 0) return null
  return (
    <div className="new-documents">
      <Icon name="document" />
      <span className="strong">{n === 1 ? t(documentTexts.newOne) : t(documentTexts.newMany, { n })}</span>
      <Link to={paths.newDocuments} className={buttonClass('plain', true)}>
        {t(documentTexts.readThem)}
      </Link>
    </div>
  )
}
