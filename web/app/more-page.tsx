import { Link } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { useText } from '../ui/text.tsx'
import { useOtherLanguage } from './chosen-language.tsx'
import { placesOf } from './places.ts'
import { useSession } from './session.ts'
import { useSignOut } from './sign-out.ts'
import { appTexts } from './texts.ts'

/** The rest of the places, for the phone. */
export function MorePage() {
  const t = useText()
  const session = useSession()
  const { other, choose } = useOtherLanguage()
  const leave = useSignOut()
  return (
    <main id="main" tabIndex={-1} className="page page-narrow">
      <div className="page-head">
        <h1>{t(appTexts.more)}</h1>
      </div>
      <div className="card card-body">
        <ul className="more-list">
          {placesOf(session).map((place) => (
            <li key={place.to}>
              <Link to={place.to}>
                <Icon name={place.icon} />
                {t(place.text)}
              </Link>
            </li>
          ))}
          <li>
            <button type="button" lang={other} onClick={choose}>
              <Icon name="language" />
              {t(appTexts.language)}
            </button>
          </li>
          <li>
            <Link to={paths.signIns}>
              <Icon name="shield" />
              {t(appTexts.signIns)}
            </Link>
          </li>
          <li>
            <button type="button" onClick={() => leave(false)}>
              <Icon name="signOut" />
              {t(appTexts.signOut)}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => leave(true)}>
              <Icon name="signOut" />
              {t(appTexts.signOutEverywhere)}
            </button>
          </li>
        </ul>
      </div>
    </main>
  )
}
