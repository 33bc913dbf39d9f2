import './access.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type PermissionView, withdrawPermissionRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { functionText } from '../../../app/roles.ts'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { permissionsQuery } from '../will-queries.ts'
import { permissionKindTexts, staffWillTexts } from './staff-will-texts.ts'
import { blockStatusTexts } from './will-texts.ts'

const PermissionDialog = lazy(() =>
  import('../forms/permission-dialog.tsx').then((file) => ({ default: file.PermissionDialog })),
)

/** What the management of a unit has permitted, and a way to give and withdraw it (SUL § 42 a(4), § 42 d(2)(2)). */
export function PermissionsPage() {
  const t = useText()
  const unitId = useUnitId()
  const [isGiving, setGiving] = useState(false)
  const list = useQuery(permissionsQuery(unitId))
  return (
    <Page title={t(staffWillTexts.permissions)} isNarrow>
      <p>{t(staffWillTexts.permissionsIntro)}</p>
      {list.isPending && <Skeleton rows={4} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data && (
        <Card
          title={t(staffWillTexts.permissionsGiven)}
          icon="shield"
          aside={
            <Button small icon="plus" onClick={() => setGiving(true)}>
              {t(staffWillTexts.give)}
            </Button>
          }
        >
          {list.data.length === 0 && <p>{t(staffWillTexts.noPermissions)}</p>}
          <ul className="will-list">
            {list.data.map((permission) => (
              <PermissionRow key={permission.id} permission={permission} />
            ))}
          </ul>
        </Card>
      )}
      {isGiving && (
        <Suspense>
          <PermissionDialog unitId={unitId} onClose={() => setGiving(false)} />
        </Suspense>
      )}
    </Page>
  )
}

function PermissionRow({ permission }: { permission: PermissionView }) {
  const t = useText()
  const language = useLanguage()
  const { id, unitId, unitName, kind, functions, reason, givenByName, to, endedAt, status } = permission
  const whom = functions.map((name) => {
    const text = functionText(name)
    return text ? t(text) : name
  })
  const withdraw = useDeed(withdrawPermissionRoute, {
    touches: [`permissions:${unitId}`],
    says: t(staffWillTexts.withdrawn),
  })
  return (
    <li>
      <div>
        <p className="strong">{t(permissionKindTexts[kind])}</p>
        <p>{[unitName, whom.join(', ') || t(staffWillTexts.everybody)].join(': ')}</p>
        <p>{reason}</p>
        <State tone={status === 'in-force' ? 'info' : 'neutral'}>{t(blockStatusTexts[status])}</State>
        <p className="muted">
          {t(staffWillTexts.givenBy2, { who: givenByName })}.{' '}
          {t(staffWillTexts.to, { to: calendarDate(endedAt ?? to, language) })}
        </p>
      </div>
      {status !== 'over' && (
        <Button
          small
          busy={withdraw.isBusy}
          onClick={() => withdraw.does({ params: { unitId, permissionId: id } })}
        >
          {t(staffWillTexts.withdraw)}
        </Button>
      )}
    </li>
  )
}
