import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { chooseRoleRoute, type RoleView, type SessionView } from '../../contract/identity.ts'
import { setMyShiftRoute } from '../../contract/organisation.ts'
import { myShiftQuery } from '../modules/organisation/queries.ts'
import { paths } from '../paths.ts'
import { clockTime } from '../ui/danish-time.ts'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { call } from './api.ts'
import { useDeed } from './deed.tsx'
import { textOfFault } from './fault-text.ts'
import { type Density, rememberDensity, showDensity } from './preference.ts'
import { functionText } from './roles.ts'
import { keepSession, sessionQuery } from './session.ts'
import { useSignOut } from './sign-out.ts'
import { appTexts } from './texts.ts'
import { UserBadge } from './user-badge.tsx'

const densities = ['compact', 'normal', 'large'] as const satisfies readonly Density[]
const densityTexts = {
  compact: appTexts.densityCompact,
  normal: appTexts.densityNormal,
  large: appTexts.densityLarge,
} as const

/** Change role, how dense the screen is, sign out. Comes when it is asked for, open. */
export function UserMenu({ session }: { session: SessionView }) {
  const t = useText()
  const role = session.role
  const router = useRouter()
  const leave = useSignOut()
  const choose = useChooseRole()
  const [density, setDensity] = useState(() => document.documentElement.dataset.density)

  const others = session.roles.filter((each) => each.id !== role?.id)
  const shift = useShift(role?.id)
  const groups: MenuGroup[] = [
    ...(shift === undefined ? [] : [{ heading: t(appTexts.shift), choices: [shift] }]),
    ...(others.length > 0
      ? [
          {
            heading: t(appTexts.actAs),
            choices: others.map((each) => ({
              id: each.id,
              icon: 'personCheck' as const,
              label: roleWords(t, each),
              detail: `${each.unitName}, ${each.partyName}`,
              onChoose: () => choose(each),
            })),
          },
        ]
      : []),
    {
      heading: t(appTexts.density),
      choices: densities.map((each) => ({
        id: each,
        label: t(densityTexts[each]),
        ...(each === density && { icon: 'check' as const }),
        onChoose: () => {
          setDensity(each)
          rememberDensity(each)
          showDensity(each)
        },
      })),
    },
    {
      heading: t(appTexts.account),
      choices: [
        {
          id: 'sign-ins',
          icon: 'shield',
          label: t(appTexts.signIns),
          onChoose: () => void router.navigate({ to: paths.signIns }),
        },
        { id: 'sign-out', icon: 'signOut', label: t(appTexts.signOut), onChoose: () => leave(false) },
        {
          id: 'sign-out-everywhere',
          icon: 'signOut',
          label: t(appTexts.signOutEverywhere),
          detail: t(appTexts.signOutEverywhereDetail),
          onChoose: () => leave(true),
        },
      ],
    },
  ]
  return (
    <Menu
      name={t(appTexts.yourMenu, { name: session.person.name })}
      isOpenFirst
      buttonClassName="app-bar-button"
      button={<UserBadge session={session} />}
      groups={groups}
    />
  )
}

/** Saying that one is at work, or no longer: some see citizens only while they are. */
function useShift(roleId: string | undefined): MenuGroup['choices'][number] | undefined {
  const t = useText()
  const language = useLanguage()
  const shift = useQuery({ ...myShiftQuery(roleId ?? ''), enabled: roleId !== undefined }).data
  const set = useDeed(setMyShiftRoute, {
    touches: [`my-shift:${roleId ?? ''}`],
    says: t(shift ? appTexts.shiftEnded : appTexts.shiftBegun),
  })
  if (roleId === undefined || shift === undefined) return undefined
  if (shift === null)
    return {
      id: 'shift',
      icon: 'clock',
      label: t(appTexts.beginShift),
      detail: t(appTexts.beginShiftDetail),
      onChoose: () => set.does({ body: { isOnShift: true } }),
    }
  return {
    id: 'shift',
    icon: 'check',
    label: t(appTexts.endShift),
    detail: t(appTexts.shiftUntil, { time: clockTime(shift.to, language) }),
    onChoose: () => set.does({ body: { isOnShift: false } }),
  }
}

function roleWords(t: ReturnType<typeof useText>, role: RoleView): string {
  const text = functionText(role.function)
  return text ? t(text) : role.unitName
}

function useChooseRole(): (role: RoleView) => void {
  const t = useText()
  const tell = useToast()
  const queryClient = useQueryClient()
  const router = useRouter()
  return (role) => {
    call(chooseRoleRoute, { body: { roleId: role.id } }).then(
      async (session) => {
        // What one may see follows the role: nothing of the old role stays on the screen.
        queryClient.clear()
        queryClient.setQueryData(sessionQuery.queryKey, keepSession(session))
        await router.navigate({ to: paths.home })
        await router.invalidate()
        tell(t(appTexts.roleChanged, { role: `${roleWords(t, role)}, ${role.unitName}` }))
      },
      (fault: unknown) => tell(t(textOfFault(fault)), 'danger'),
    )
  }
}
