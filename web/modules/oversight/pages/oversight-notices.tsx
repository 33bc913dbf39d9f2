import '../../access/pages/access.css'
import { useQuery } from '@tanstack/react-query'
import { acknowledgeOversightNoticeRoute, type OversightNoticeView } from '../../../../contract/oversight.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { oversightNoticesQuery } from '../queries.ts'
import { controlTexts, noticeTones } from './texts.ts'

/** What a leader, a reviewer or a data protection officer must know and has not seen; nothing when there is none. */
export function OversightNotices({ unitId }: { unitId: string }) {
  const t = useText()
  const unseen = useQuery(oversightNoticesQuery(unitId)).data?.filter(({ seen }) => seen === null) ?? []
  if (unseen.length === 0) return null
  return (
    <Card title={t(controlTexts.noticesTitle)} icon="warning" edge="warning">
      <ul className="will-list">
        {unseen.map((notice) => (
          <Notice key={notice.id} unitId={unitId} notice={notice} />
        ))}
      </ul>
    </Card>
  )
}

function Notice({ unitId, notice }: { unitId: string; notice: OversightNoticeView }) {
  const t = useText()
  const language = useLanguage()
  const see = useDeed(acknowledgeOversightNoticeRoute, { touches: [`oversight:${unitId}`] })
  return (
    <li>
      <div>
        <State tone={noticeTones[notice.kind]}>{t(notice.text)}</State>
        <p className="muted small">
          {[
            notice.unit.name,
            dateAndTime(notice.at, language),
            notice.phone && `${notice.phone.name}, ${notice.phone.phone}`,
          ]
            .filter(Boolean)
            .join('. ')}
        </p>
      </div>
      <Button small busy={see.isBusy} onClick={() => see.does({ params: { noticeId: notice.id } })}>
        {t(controlTexts.seen)}
      </Button>
    </li>
  )
}
