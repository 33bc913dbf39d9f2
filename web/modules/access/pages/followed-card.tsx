import './access.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { representedQuery } from '../will-queries.ts'
import { followedAsTexts, followedTexts } from './followed-texts.ts'

/** Whose course the citizen may follow besides their own; nothing at all when there is nobody. */
export function FollowedCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const represented = useQuery(representedQuery(citizenId)).data ?? []
  if (represented.length === 0) return null
  return (
    <Card title={t(followedTexts.title)} icon="people">
      <ul className="will-list">
        {represented.map((one) => (
          <li key={`${one.citizenId} ${one.as}`}>
            <div>
              <p className="strong">{one.name ?? t(followedTexts.somebody)}</p>
              <p className="muted">
                {t(followedAsTexts[one.as])}
                {one.to && `. ${t(followedTexts.until, { to: calendarDate(one.to, language) })}`}
              </p>
            </div>
            <Link
              to={paths.followed}
              params={{ citizenId: one.citizenId }}
              className={buttonClass('plain', true)}
            >
              {t(followedTexts.see)}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
