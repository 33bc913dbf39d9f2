import './ward.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FirstContactView } from '../../../../contract/stay.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { dateAndTime, yearsOld } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { WithheldLine } from '../../access/pages/withheld-line.tsx'
import { firstContactsQuery } from '../queries.ts'
import { PhoneLink } from './phone-link.tsx'
import { stayTexts } from './texts.ts'

/** Who has come home and waits for the first contact: made for a nurse on the way, with a phone in the hand. */
export function FirstContactsPage() {
  const t = useText()
  const unitId = useUnitId()
  useLive(`worklist:${unitId}`)
  const contacts = useQuery(firstContactsQuery(unitId))
  return (
    <Page
      title={t(stayTexts.firstContacts)}
      aside={contacts.dataUpdatedAt > 0 && <StaleStamp at={contacts.dataUpdatedAt} />}
    >
      {contacts.isPending && <Skeleton rows={6} />}
      {contacts.isError && (
        <ErrorState onRetry={() => void contacts.refetch()}>{t(textOfFault(contacts.error))}</ErrorState>
      )}
      {contacts.data?.length === 0 && (
        <EmptyState icon="home" title={t(stayTexts.noFirstContacts)}>
          {t(stayTexts.noFirstContactsText)}
        </EmptyState>
      )}
      <ul className="first-contacts">
        {contacts.data?.map((contact) => (
          <li
            key={contact.task.taskId}
            className={contact.isOffered ? 'first-contact first-contact-offered' : 'first-contact'}
          >
            <Contact contact={contact} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Contact({ contact }: { contact: FirstContactView }) {
  const t = useText()
  const language = useLanguage()
  const { citizenId, name, birthDate, address, dischargedAt, ward, wardPhone, windowUntil, task } = contact
  return (
    <>
      <h2>
        {name ?? t(stayTexts.nameless)}
        {birthDate && <span className="muted">, {t(stayTexts.years, { n: yearsOld(birthDate) })}</span>}
      </h2>
      <Deadline dueAt={task.dueAt ?? undefined} />
      <p>
        {t(task.title)}
        {contact.takenBy && ` – ${t(stayTexts.doneBy, { name: contact.takenBy })}`}
      </p>
      {contact.isOffered && <State tone="warning">{t(stayTexts.answerFirst)}</State>}
      {address && <p>{address}</p>}
      {dischargedAt && ward && (
        <p className="small">
          {t(stayTexts.cameHome, { when: dateAndTime(dischargedAt, language), ward: ward.name })}
        </p>
      )}
      {wardPhone && windowUntil && (
        <p className="small">
          {t(stayTexts.wardAnswers, { when: dateAndTime(windowUntil, language) })}{' '}
          <PhoneLink phone={wardPhone} />
        </p>
      )}
      {contact.isBlocked && <WithheldLine />}
      <Link
        to={paths.citizen}
        params={{ citizenId }}
        search={{ opgave: task.taskId }}
        className={buttonClass('primary')}
      >
        {t(contact.isOffered ? stayTexts.seeAndAnswer : stayTexts.openTask)}
      </Link>
    </>
  )
}
