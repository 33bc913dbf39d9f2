import './waiting.css'
import type { SessionView } from '../../../contract/identity.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { dateAndTime } from '../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { State } from '../../ui/state.tsx'
import { useLanguage, useText } from '../../ui/text.tsx'
import { Refused } from '../api.ts'
import { textOfFault } from '../fault-text.ts'
import { functionText } from '../roles.ts'
import { outbox, useWaiting } from './our-outbox.ts'
import { waitingTexts } from './texts.ts'
import { fateOf, type WaitingDeed, wordsIn } from './waiting-deed.ts'

/** What has not been sent, each with its time, place, words and what becomes of it. Asks before one signs out from it. */
export function WaitingDialog({
  session,
  onClose,
  onLeave,
}: {
  session: SessionView
  onClose: () => void
  onLeave?: () => void
}) {
  const t = useText()
  const { deeds, roleId } = useWaiting()
  const isAnySent = deeds.some((deed) => fateOf(deed, roleId, Date.now()) === 'send')
  return (
    <Dialog title={t(onLeave ? waitingTexts.leaveTitle : waitingTexts.title)} isOpen onClose={onClose}>
      <p>{t(onLeave ? waitingTexts.leaveText : waitingTexts.intro)}</p>
      <ul className="waiting-deeds">
        {deeds.map((deed) => (
          <WaitingRow key={deed.id} deed={deed} session={session} />
        ))}
      </ul>
      <DialogFoot>
        {onLeave ? (
          <>
            <Button look="danger" onClick={onLeave}>
              {t(waitingTexts.leave)}
            </Button>
            <Button look="primary" onClick={onClose}>
              {t(waitingTexts.stay)}
            </Button>
          </>
        ) : (
          isAnySent && (
            <Button look="primary" icon="refresh" onClick={() => void outbox.flush()}>
              {t(waitingTexts.tryNow)}
            </Button>
          )
        )}
      </DialogFoot>
    </Dialog>
  )
}

function WaitingRow({ deed, session }: { deed: WaitingDeed; session: SessionView }) {
  const t = useText()
  const language = useLanguage()
  const fate = fateOf(deed, session.role?.id ?? null, Date.now())
  const words = wordsIn(deed.asked.body)
  return (
    <li>
      <p className="strong">{deed.page}</p>
      <p className="muted">{dateAndTime(deed.madeAt, language)}</p>
      {words.length > 0 && (
        <dl>
          <dt>{t(waitingTexts.youWrote)}</dt>
          {words.map((text) => (
            <dd key={text}>{text}</dd>
          ))}
        </dl>
      )}
      <p>
        <FateWords deed={deed} session={session} />
      </p>
      {(fate === 'refused' || fate === 'too-old') && (
        <div className="row">
          <a className={buttonClass()} href={deed.address}>
            {t(waitingTexts.openPage)}
          </a>
          <Button
            icon="close"
            aria-label={t(waitingTexts.discardNamed, { page: deed.page })}
            onClick={() => void outbox.discard(deed.id)}
          >
            {t(waitingTexts.discard)}
          </Button>
        </div>
      )}
    </li>
  )
}

function FateWords({ deed, session }: { deed: WaitingDeed; session: SessionView }) {
  const t = useText()
  switch (fateOf(deed, session.role?.id ?? null, Date.now())) {
    case 'send':
      return <State tone="neutral">{t(waitingTexts.waitsForNetwork)}</State>
    case 'other-role': {
      const role = session.roles.find(({ id }) => id === deed.roleId)
      const name = role && functionText(role.function)
      const words = name && role ? `${t(name)}, ${role.unitName}` : t(waitingTexts.anotherRole)
      return <State tone="warning">{t(waitingTexts.waitsForRole, { role: words })}</State>
    }
    case 'too-old':
      return <State tone="danger">{t(waitingTexts.tooOld)}</State>
    case 'refused':
      return (
        <State tone="danger">
          {deed.refusal && t(textOfFault(new Refused({ type: 'about:blank', title: '', ...deed.refusal })))}
        </State>
      )
  }
}
