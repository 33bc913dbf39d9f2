import './frame.css'
import '../ui/bars.css'
import { identityRefusalTexts } from '../modules/identity/texts.ts'
import { paths, signInAddress } from '../paths.ts'
import { ErrorState } from '../ui/condition.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { type Text, useText } from '../ui/text.tsx'
import { LanguageButton } from './chosen-language.tsx'
import { commonRefusalTexts } from './common-refusal-texts.ts'
import { appTexts } from './texts.ts'
import { LeftOnDevice } from './waiting/left-on-device.tsx'

/** Why somebody may be turned away at the door. */
const refusalTexts: Readonly<Record<string, Text>> = { ...commonRefusalTexts, ...identityRefusalTexts }

const forWhom: readonly (readonly [IconName, Text])[] = [
  ['worklist', appTexts.signInProfessional],
  ['heart', appTexts.signInCitizen],
  ['handshake', appTexts.signInCommunity],
  ['shield', appTexts.signInTrace],
]

/** What meets somebody who is not signed in: what this is, for whom, and one button. Why they were turned away, if so. */
export function SignInPage({ refusal }: { refusal?: string | undefined }) {
  const t = useText()
  const here = location.pathname === paths.signIn ? paths.home : `${location.pathname}${location.search}`
  const address =
    here === paths.home ? signInAddress : `${signInAddress}?${new URLSearchParams({ to: here })}`
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
        <LeftOnDevice />
        {refusal !== undefined && (
          <ErrorState title={t(appTexts.notSignedIn)}>
            {t(refusalTexts[refusal] ?? appTexts.sessionEnded)}
          </ErrorState>
        )}
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
