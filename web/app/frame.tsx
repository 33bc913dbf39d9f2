import './frame.css'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { SessionView } from '../../contract/identity.ts'
import { type Path, paths } from '../paths.ts'
import { AppBar, BottomBar } from '../ui/bars.tsx'
import { OfflineStrip } from '../ui/condition.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { type Text, useText } from '../ui/text.tsx'
import { LanguageButton } from './chosen-language.tsx'
import { useWaitingDeeds } from './deed.tsx'
import { startLive } from './live.ts'
import { useOnline } from './online.ts'
import { rememberedDensity, showDensity } from './preference.ts'
import { sectorOf } from './sectors.ts'
import { useSession } from './session.ts'
import { appTexts } from './texts.ts'
import { UserMenu } from './user-menu.tsx'

export interface Place {
  readonly to: Path
  readonly text: Text
  /** What it is called under the thumb, when shorter. */
  readonly short?: Text
  readonly icon: IconName
}

/** Where a person in this session may go, in order. */
export function placesOf(session: SessionView): readonly Place[] {
  if (session.kind === 'citizen')
    return [
      { to: paths.myPathway, text: appTexts.myPathway, icon: 'home' },
      { to: paths.community, text: appTexts.community, icon: 'handshake' },
    ]
  const isHospital = session.role !== null && sectorOf(session.role.sector) === 'hospital'
  return [
    { to: paths.worklist, text: appTexts.worklist, short: appTexts.myDay, icon: 'worklist' },
    ...(isHospital ? [{ to: paths.ward, text: appTexts.ward, icon: 'bed' } as const] : []),
    { to: paths.citizens, text: appTexts.citizens, icon: 'people' },
    { to: paths.messages, text: appTexts.messages, icon: 'message' },
    { to: paths.community, text: appTexts.community, icon: 'handshake' },
  ]
}

/** Everything around the page of a signed-in person: the bars, live signals and the network strip. */
export function Frame() {
  const t = useText()
  const queryClient = useQueryClient()
  const session = useSession()
  const isOnline = useOnline()
  const waiting = useWaitingDeeds()
  const places = placesOf(session)

  useEffect(() => startLive(queryClient), [queryClient])
  useEffect(
    () => showDensity(rememberedDensity() ?? (session.kind === 'citizen' ? 'normal' : 'compact')),
    [session.kind],
  )

  return (
    <div className="has-bottom-bar">
      <SkipLink />
      <AppBar
        product={
          <Link to={paths.home} className="product">
            {t(appTexts.product)}
          </Link>
        }
        nav={
          <nav aria-label={t(appTexts.places)}>
            {places.map((place) => (
              <Link key={place.to} to={place.to}>
                {t(place.text)}
              </Link>
            ))}
          </nav>
        }
        end={
          <>
            <LanguageButton />
            <UserMenu session={session} />
          </>
        }
      />
      {!isOnline && <OfflineStrip waiting={waiting} />}
      <Outlet />
      <BottomBar name={t(appTexts.places)}>
        {bottomOf(places).map((place) => (
          <Link key={place.to} to={place.to}>
            <Icon name={place.icon} />
            {t(place.short ?? place.text)}
          </Link>
        ))}
      </BottomBar>
    </div>
  )
}

const more: Place = { to: paths.more, text: appTexts.more, icon: 'more' }

/** A thumb reaches four places; the rest lie behind the last of them. */
function bottomOf(places: readonly Place[]): readonly Place[] {
  return [...places.slice(0, 3), more]
}
