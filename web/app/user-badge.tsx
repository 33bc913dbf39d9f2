import type { SessionView } from '../../contract/identity.ts'
import { Icon } from '../ui/icon.tsx'
import { useText } from '../ui/text.tsx'
import { appTexts } from './texts.ts'

/** Who is at the screen and where they work, as the button of their menu shows it. */
export function UserBadge({ session }: { session: SessionView }) {
  const t = useText()
  return (
    <>
      <span className="visually-hidden">{t(appTexts.yourMenu, { name: session.person.name })}</span>
      <span className="app-bar-role" aria-hidden="true">
        <b>{session.person.name}</b>
        {session.role && <span>{session.role.unitName}</span>}
      </span>
      <Icon name="person" size={24} />
    </>
  )
}
