import './cave.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaveView } from '../../../../contract/medication-cave.ts'
import { paths } from '../../../paths.ts'
import { Badge } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveQuery } from '../queries.ts'
import { caveTexts } from './cave-texts.ts'
import type { Say } from './medicine-words.ts'

/** As many as the bar has room for; the rest are counted. */
const mostNamed = 3

/** What must be seen before anything is given: on every page of a citizen, for those who may see the medicine. */
export function CaveFlags({ citizenId, maySee }: { citizenId: string; maySee: boolean }) {
  const t = useText()
  const cave = useQuery({ ...caveQuery(citizenId), enabled: maySee })
  if (!maySee) return <Badge tone="neutral">{t(caveTexts.notForYou)}</Badge>
  if (cave.isPending) return null
  return (
    <Link to={paths.citizenMedicine} params={{ citizenId }} hash="cave" className="cave-flag">
      {cave.data === undefined ? (
        <Badge tone="warning">{t(caveTexts.notNow)}</Badge>
      ) : (
        <Flag cave={cave.data} />
      )}
    </Link>
  )
}

function Flag({ cave }: { cave: CaveView }) {
  const t = useText()
  if (cave.entries.length > 0) return <Badge tone="danger">{flagOf(t, cave.entries)}</Badge>
  return (
    <Badge tone="neutral">
      {t(cave.noneKnown === null ? caveTexts.nobodyAsked : caveTexts.noneKnownShort)}
    </Badge>
  )
}

/** `CAVE: Penicilliner, Nødder (fortalt) og 2 mere`. */
function flagOf(t: Say, entries: CaveView['entries']): string {
  const names = entries
    .slice(0, mostNamed)
    .map(({ name, certainty }) => (certainty === 'told' ? t(caveTexts.toldShort, { name }) : name))
    .join(', ')
  const n = entries.length - mostNamed
  return n > 0 ? t(caveTexts.flagMore, { names, n }) : t(caveTexts.flag, { names })
}
