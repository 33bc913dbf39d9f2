import './correspondence.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { yearsOld } from '../../../ui/danish-time.ts'
import { Badge } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { citizenTexts } from '../../citizen/pages/texts.ts'
import { citizenQuery } from '../../citizen/queries.ts'
import { talkTexts } from './texts.ts'

/** Whose thread it is: name and number stay in sight while one writes, so nobody writes on the wrong person. */
export function ThreadCitizen({ citizenId }: { citizenId: string }) {
  const t = useText()
  const citizen = useQuery(citizenQuery(citizenId)).data
  if (citizen === undefined) return null
  const { name, number, birthDate, isProtected, status } = citizen
  return (
    <div className="thread-citizen">
      <Link to={paths.citizen} params={{ citizenId }} className="strong" title={t(talkTexts.toCitizen)}>
        {name}
      </Link>
      <span className="muted small">
        {[
          number &&
            t(number.kind === 'cpr' ? citizenTexts.cpr : citizenTexts.replacementNumber, {
              number: number.shown,
            }),
          birthDate && t(citizenTexts.years, { n: yearsOld(birthDate) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {isProtected && <Badge tone="danger">{t(citizenTexts.isProtected)}</Badge>}
      {status === 'dead' && <Badge tone="neutral">{t(citizenTexts.deadUndated)}</Badge>}
    </div>
  )
}
