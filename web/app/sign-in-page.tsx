import './frame.css'
import '../ui/bars.css'
import { signInAddress } from '../paths.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { type Text, useText } from '../ui/text.tsx'
import { LanguageButton } from './chosen-language.tsx'
import { appTexts } from './texts.ts'

const forWhom: readonly (readonly [IconName, Text])[] = [
  ['worklist', appTexts.signInProfessional],
  ['heart', appTexts.signInCitizen],
  ['handshake', appTexts.signInCommunity],
  ['shield', appTexts.signInTrace],
]

/** What meets somebody who is not signed in: what this is, for whom, and one button. */
export function SignInPage() {
  const t = useText()
  const here = `${location.pathname}${location.search}`
  const address = here === '/' ? signInAddress : `${signInAddress}?${new URLSearchParams({ to: here })}`
  return (
    <div className="sign-in">
      <header className="sign-in-top on-bar">
        <div>
          <div className="row">
            <span className="product">{t(appTexts.product)}</span>
            <LanguageButton />
          </div>
          <h1>{t(appTexts.signInTitle)}</h1>
          <p className="lead">{t(appTexts.signInIntro)}</p>
          <a className="button" href={address}>
            {t(appTexts.signIn)}
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <ul className="sign-in-who">
          {forWhom.map(([icon, text]) => (
            <li key={text.da}>
              <Icon name={icon} size={24} />
              <p>{t(text)}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}
