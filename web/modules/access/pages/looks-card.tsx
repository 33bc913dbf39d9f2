import './access.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { textOfFault } from '../../../app/fault-text.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { myAccessRecordsQuery } from '../queries.ts'
import { groupLooks } from './group-looks.ts'
import { LookRow } from './look-row.tsx'
import { lookTexts } from './texts.ts'

const shown = 3
/** Enough records to make up the looks that are shown: one page of the program asks for several things at once. */
const fetched = 30

/** The latest looks at the citizen's own data, and the way to all of them. */
export function LooksCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const looks = useInfiniteQuery(myAccessRecordsQuery(citizenId, { by: 'others' }, fetched))
  const records = looks.data?.pages.flatMap((page) => page.records) ?? []
  return (
    <Card title={t(lookTexts.title)} icon="shield">
      <p className="muted">{t(lookTexts.latest)}</p>
      {looks.isPending && <Skeleton rows={3} />}
      {looks.isError && (
        <ErrorState onRetry={() => void looks.refetch()}>{t(textOfFault(looks.error))}</ErrorState>
      )}
      {looks.data && records.length === 0 && <p>{t(lookTexts.empty)}</p>}
      {groupLooks(records)
        .slice(0, shown)
        .map((look) => (
          <LookRow key={look.recordIds.at(-1)} look={look} hasDate />
        ))}
      <p>
        <Link to={paths.myLooks} className={buttonClass('plain')}>
          {t(lookTexts.seeAll)}
        </Link>
      </p>
    </Card>
  )
}
