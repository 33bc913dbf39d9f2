import './access.css'
import { useQuery } from '@tanstack/react-query'
import { acknowledgeNoticeRoute, type NoticeView } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { myNoticesQuery } from '../will-queries.ts'
import { overrideReasonTexts, willTexts } from './will-texts.ts'

/** What the citizen must be told and has not read yet; nothing at all when there is none. */
export function NoticesCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const unread = useQuery(myNoticesQuery(citizenId)).data?.filter((one) => one.acknowledgedAt === null) ?? []
  if (unread.length === 0) return null
  return (
    <Card title={t(willTexts.notices)} icon="warning" edge="warning">
      <ul className="will-list">
        {unread.map((notice) => (
          <Notice key={notice.id} citizenId={citizenId} notice={notice} />
        ))}
      </ul>
    </Card>
  )
}

function Notice({ citizenId, notice }: { citizenId: string; notice: NoticeView }) {
  const t = useText()
  const language = useLanguage()
  const read = useDeed(acknowledgeNoticeRoute, { touches: [`citizen:${citizenId}`] })
  const { override, consent } = notice
  const work = override ? functionText(override.function) : undefined
  const who = [work && t(work), override?.unitName].filter(Boolean).join(', ')
  return (
    <li>
      <div>
        {override && (
          <>
            <p className="strong">
              {t(willTexts.overrideNotice, { who, when: dateAndTime(notice.at, language) })}
            </p>
            <p>
              {t(willTexts.overrideWhy, {
                why: [t(overrideReasonTexts[override.reasonCode]), override.reason]
                  .filter(Boolean)
                  .join('. '),
              })}
            </p>
            <p className="muted">{t(willTexts.overrideReviewed)}</p>
          </>
        )}
        {consent && (
          <p>
            {t(willTexts.consentNotice, {
              who: consent.receiverName,
              when: calendarDate(consent.to, language),
            })}
          </p>
        )}
      </div>
      <Button small busy={read.isBusy} onClick={() => read.does({ params: { noticeId: notice.id } })}>
        {t(willTexts.acknowledge)}
      </Button>
    </li>
  )
}
