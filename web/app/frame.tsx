import './frame.css'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { paths } from '../paths.ts'
import { AppBar, BottomBar } from '../ui/bars.tsx'
import { Icon } from '../ui/icon.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { useText } from '../ui/text.tsx'
import { LanguageButton } from './chosen-language.tsx'
import { startLive } from './live.ts'
import { type Place, placesOf } from './places.ts'
import { rememberedDensity, showDensity } from './preference.ts'
import { useSession } from './session.ts'
import { appTexts } from './texts.ts'
import { UserButton } from './user-button.tsx'
import { startOutbox } from './waiting/our-outbox.ts'
import { WaitingStrip } from './waiting/waiting-strip.tsx'

const UnreadCount = lazy(() =>
  import('../modules/correspondence/pages/unread-count.tsx').then((file) => ({ default: file.UnreadCount })),
)

/** Everything around the page of a signed-in person: the bars, live signals, and what waits for the network. */
export function Frame() {
  const t = useText()
  const queryClient = useQueryClient()
  const session = useSession()
  const places = placesOf(session)

  useEffect(() => startLive(queryClient), [queryClient])
  const { deviceKey } = session
  const personId = session.person.id
  const roleId = session.role?.id ?? null
  useEffect(() => startOutbox({ personId, roleId, deviceKey }), [personId, roleId, deviceKey])
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
              <Link key={place.to} to={place.to} activeOptions={activeOptionsOf(place)}>
                {t(place.text)}
                <PlaceCount place={place} />
              </Link>
            ))}
          </nav>
        }
        end={
          <>
            <LanguageButton />
            <UserButton session={session} />
          </>
        }
      />
      <WaitingStrip session={session} />
      <Outlet />
      <BottomBar name={t(appTexts.places)}>
        {bottomOf(places).map((place) => (
          <Link key={place.to} to={place.to} activeOptions={activeOptionsOf(place)}>
            <span className="bottom-bar-icon">
              <Icon name={place.icon} />
              <PlaceCount place={place} />
            </span>
            {t(place.short ?? place.text)}
          </Link>
        ))}
      </BottomBar>
    </div>
  )
}

/** The citizen's own page has other places below it; it is where one is only on it. */
function activeOptionsOf({ to }: Place): { exact: boolean } {
  return { exact: to === paths.myPathway }
}

const more: Place = { to: paths.more, text: appTexts.more, icon: 'more' }

/** A thumb reaches four places: the day's work, what was written to us, and the rest behind the last of them. */
function bottomOf(places: readonly Place[]): readonly Place[] {
  const isTalk = ({ to }: Place) => to === paths.correspondence
  const work = places.filter((place) => !isTalk(place))
  const talk = places.filter(isTalk)
  return [...work.slice(0, 3 - talk.length), ...talk, more]
}

/** How much that is new lies in a place. */
function PlaceCount({ place }: { place: Place }) {
  if (place.to !== paths.correspondence) return null
  return (
    <Suspense>
      <UnreadCount />
    </Suspense>
  )
}
