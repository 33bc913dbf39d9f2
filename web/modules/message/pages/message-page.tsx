import './letter.css'
import '../../../ui/tabs.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { StaleStamp } from '../../../ui/condition.tsx'
import { Help } from '../../../ui/help.tsx'
import { Count } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { type LetterView, letterViews } from '../letter-filter.ts'
import { letterCountsQuery } from '../queries.ts'
import { IncomingLetters } from './incoming-letters.tsx'
import { OutgoingLetters } from './outgoing-letters.tsx'
import { letterTexts, outgoingTexts } from './texts.ts'

const LetterDrawer = lazy(() =>
  import('./letter-drawer.tsx').then((file) => ({ default: file.LetterDrawer })),
)
const OutgoingDrawer = lazy(() =>
  import('./outgoing-drawer.tsx').then((file) => ({ default: file.OutgoingDrawer })),
)

const route = getRouteApi('/signed-in/beskeder')

const viewTexts = {
  venter: letterTexts.viewParked,
  undervejs: letterTexts.viewUnderWay,
  fejlet: letterTexts.viewFailed,
  modtagne: letterTexts.viewReceived,
  sendte: letterTexts.viewSent,
} as const satisfies Record<LetterView, unknown>

/** The message desk: letters that wait for a person, letters of ours that are on their way or did not arrive, and all there are. */
export function MessagePage() {
  const t = useText()
  const unitId = useUnitId()
  const { vis = 'venter', brev, sendt } = route.useSearch()
  const navigate = route.useNavigate()
  useLive(`messages:${unitId}`)
  const counts = useQuery(letterCountsQuery(unitId))
  const shut = () => void navigate({ search: { vis }, replace: true })
  return (
    <Page
      title={t(letterTexts.title)}
      aside={
        <>
          <Help about={t(letterTexts.title)}>
            <p>{t(letterTexts.help)}</p>
            <p>{t(letterTexts.helpSent)}</p>
          </Help>
          {counts.dataUpdatedAt > 0 && <StaleStamp at={counts.dataUpdatedAt} />}
        </>
      }
    >
      <p>{t(letterTexts.intro)}</p>
      {counts.data?.isFullValidationOff === true && <p>{t(letterTexts.halfJudged)}</p>}
      <Views vis={vis} />
      {vis === 'venter' && <IncomingLetters status="parked" />}
      {vis === 'undervejs' && (
        <>
          <OutgoingLetters status="sent" heading={t(outgoingTexts.headSent)} />
          <OutgoingLetters status="waiting" heading={t(outgoingTexts.headWaiting)} />
        </>
      )}
      {vis === 'fejlet' && <OutgoingLetters status="failed" />}
      {vis === 'modtagne' && <IncomingLetters status="all" />}
      {vis === 'sendte' && <OutgoingLetters status="all" />}
      {brev && (
        <Suspense>
          <LetterDrawer letterId={brev} onClose={shut} />
        </Suspense>
      )}
      {sendt && (
        <Suspense>
          <OutgoingDrawer
            sendingId={sendt}
            onClose={shut}
            onOpen={(id) => void navigate({ search: { vis, sendt: id }, replace: true })}
          />
        </Suspense>
      )}
    </Page>
  )
}

function intoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function Views({ vis }: { vis: LetterView }) {
  const t = useText()
  const counts = useQuery(letterCountsQuery(useUnitId())).data
  const count: Readonly<Partial<Record<LetterView, number>>> = counts
    ? {
        venter: counts.incoming.parked,
        undervejs: counts.outgoing.waiting + counts.outgoing.sent,
        fejlet: counts.outgoing.failed,
      }
    : {}
  return (
    <nav className="tabs-list" aria-label={t(letterTexts.views)}>
      {letterViews.map((view) => (
        <Link
          key={view}
          to={paths.messages}
          search={{ vis: view }}
          className="tab"
          aria-current={view === vis ? 'page' : undefined}
          // On a phone the row of views is longer than the screen.
          ref={view === vis ? intoView : undefined}
        >
          {t(viewTexts[view])}
          {count[view] !== undefined && <Count n={count[view]} />}
        </Link>
      ))}
    </nav>
  )
}
