import { lazy, Suspense, useState } from 'react'
import type { SessionView } from '../../contract/identity.ts'
import { UserBadge } from './user-badge.tsx'

const load = () => import('./user-menu.tsx').then((file) => ({ default: file.UserMenu }))
const UserMenu = lazy(load)

/** The button of the user's menu. The menu brings 50 kB of overlays, so it is fetched when somebody reaches for it. */
export function UserButton({ session }: { session: SessionView }) {
  const [isWanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      className="app-bar-button"
      aria-haspopup="true"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      <UserBadge session={session} />
    </button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <UserMenu session={session} />
    </Suspense>
  )
}
