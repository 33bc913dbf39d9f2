import type { accessControlRefusals, accessRefusals } from '../../../contract/access.ts'
import type { accessWillRefusals } from '../../../contract/access-will.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when a look is denied. */
export const accessRefusalTexts: Readonly<Record<keyof typeof accessRefusals, Text>> = {
  'no-relation': {
    da: 'Du kan ikke se noget her. Din enhed har ikke borgeren i forløb lige nu.',
    en: 'There is nothing you may see here. Your unit does not have the citizen in its care right now.',
  },
  'blocked-by-citizen': {
    da: 'Noget er tilbageholdt, fordi borgeren har bedt om det.',
    en: 'Something is withheld because the citizen has asked for it.',
  },
  'not-for-your-work': {
    da: 'Den slags oplysninger er ikke til din opgave.',
    en: 'That kind of information is not for your work.',
  },
  'not-your-own-record': {
    da: 'Du kan kun se dine egne oplysninger.',
    en: 'You can only see your own information.',
  },
}

/** What we say when somebody asks about the access of others and may not, or cannot be answered. */
export const accessControlRefusalTexts: Readonly<Record<keyof typeof accessControlRefusals, Text>> = {
  'only-log-control': {
    da: 'Det kan kun den, der fører kontrol med opslag.',
    en: 'Only those who control look-ups can do this.',
  },
  'role-not-of-your-party': {
    da: 'Personen havde ikke den rolle hos jer den dag.',
    en: 'The person did not hold that role with you on that day.',
  },
  'moment-not-past': {
    da: 'Vælg nu eller et tidspunkt, der er gået.',
    en: 'Choose now or a moment that has passed.',
  },
}

/** What we say when the citizen's will, or what is done for it, cannot be written as asked. */
export const accessWillRefusalTexts: Readonly<Record<keyof typeof accessWillRefusals, Text>> = {
  'block-must-be-total': {
    da: 'Et ønske i brev eller telefon spærrer for alt. Vil borgeren spærre for noget bestemt, skal det ske her på siden eller ved fremmøde.',
    en: 'A wish by letter or phone blocks everything. To block something in particular the citizen uses their own page or comes in person.',
  },
  'block-period-backwards': {
    da: 'Perioden slutter, før den begynder.',
    en: 'The period ends before it begins.',
  },
  'block-ends-before-it-begins': {
    da: 'Spærringen slutter, før den begynder.',
    en: 'The block ends before it begins.',
  },
  'block-begins-in-the-past': {
    da: 'En spærring kan tidligst gælde fra nu. Det, der er set, er set – du kan finde det i din log.',
    en: 'A block can begin now at the earliest. What has been seen is in your log.',
  },
  'block-unknown': {
    da: 'Spærringen findes ikke.',
    en: 'There is no such block.',
  },
  'block-is-the-citizens-own': {
    da: 'Den spærring har borgeren selv bedt om. Kun borgeren kan ophæve den.',
    en: 'The citizen asked for that block. Only the citizen can lift it.',
  },
  'block-lifted-already': {
    da: 'Spærringen er allerede ophævet.',
    en: 'The block has been lifted already.',
  },
  'block-stands-already': {
    da: 'Du har allerede den spærring.',
    en: 'You have this block already.',
  },
  'blocked-unit-unknown': {
    da: 'Vi kan ikke finde det sted.',
    en: 'We cannot find that place.',
  },
  'blocked-person-unknown': {
    da: 'Vi kan ikke finde den person. Vælg fra listen over dem, der har set dine oplysninger.',
    en: 'We cannot find that person. Choose from those who have looked at your information.',
  },
  'lift-needs-consent-now': {
    da: 'Spærringen kan kun ophæves, mens borgeren siger ja. Åbn først borgeren med begrundelsen “borgeren samtykker nu”.',
    en: 'The block can be lifted only while the citizen agrees. First open the citizen with the reason “the citizen consents now”.',
  },
  'consent-longer-than-a-year': {
    da: 'Et samtykke gælder højst et år (sundhedsloven § 44, stk. 2). Vælg en tidligere dag.',
    en: 'A consent holds for a year at most (Health Act § 44(2)). Choose an earlier day.',
  },
  'consent-expired-from-the-start': {
    da: 'Samtykket er udløbet, før det begynder. Vælg en senere dag.',
    en: 'The consent lapses before it begins. Choose a later day.',
  },
  'consent-must-be-written': {
    da: 'Samtykket skal være skriftligt, når det gælder andet end behandling og støtte (sundhedsloven § 44, stk. 1).',
    en: 'The consent must be in writing when it is for anything but treatment and support (Health Act § 44(1)).',
  },
  'consent-purpose-not-for-receiver': {
    da: 'Formålet passer ikke til den, der skal have oplysningerne.',
    en: 'The purpose does not fit who is to be told.',
  },
  'consent-unknown': {
    da: 'Samtykket findes ikke.',
    en: 'There is no such consent.',
  },
  'consent-ended-already': {
    da: 'Samtykket gælder ikke længere.',
    en: 'The consent no longer holds.',
  },
  'consent-only-by-citizen': {
    da: 'Kun borgeren selv, eller den der handler for borgeren, kan give samtykke.',
    en: 'Only the citizen, or who acts for the citizen, can consent.',
  },
  'consent-receiver-unknown': {
    da: 'Vi kan ikke finde den, der skal have oplysningerne.',
    en: 'We cannot find who is to be told.',
  },
  'consent-receiver-is-the-citizen': {
    da: 'Borgeren kan altid se sine egne oplysninger. Vælg en anden.',
    en: 'The citizen can always see their own information. Choose somebody else.',
  },
  'representation-not-begun': {
    da: 'Den er ikke trådt i kraft endnu. Registrér den, når den er i kraft.',
    en: 'It is not in force yet. Record it once it is.',
  },
  'representation-ends-before-it-begins': {
    da: 'Den slutter, før den begynder.',
    en: 'It ends before it begins.',
  },
  'representation-review-missing': {
    da: 'Skriv, hvilken dag den skal ses efter igen.',
    en: 'Say on which day it is to be looked at again.',
  },
  'representation-review-too-late': {
    da: 'Den skal ses efter igen inden for et år, og ikke tidligere end i dag.',
    en: 'It must be looked at again within a year, and not before today.',
  },
  'child-is-fifteen': {
    da: 'Den unge er fyldt 15 år og bestemmer selv (sundhedsloven § 17). Den unge kan give samtykke.',
    en: 'The young person is 15 and decides alone (Health Act § 17). They can consent.',
  },
  'child-birth-date-unknown': {
    da: 'Vi kender ikke barnets fødselsdag og kan derfor ikke give forælderen adgang.',
    en: 'We do not know the date of birth, so no access can be given to the parent.',
  },
  'representation-stands-already': {
    da: 'Det er allerede registreret.',
    en: 'It is recorded already.',
  },
  'representation-unknown': {
    da: 'Det er ikke registreret.',
    en: 'It is not recorded.',
  },
  'representation-ended-already': {
    da: 'Det er allerede ophørt.',
    en: 'It has ended already.',
  },
  'consent-not-to-yourself': {
    da: 'Du kan ikke skrive et samtykke ned, der lukker dig selv ind. Bed en kollega eller borgeren selv om det.',
    en: 'You cannot write down a consent that lets you in yourself. Ask a colleague or the citizen.',
  },
  'consent-beyond-document': {
    da: 'Du kan kun give samtykke til de oplysninger, du selv må handle om.',
    en: 'You can only consent to the data you act for yourself.',
  },
  'minor-consents-alone': {
    da: 'Den unge er fyldt 15 og giver selv samtykke.',
    en: 'The young person is 15 and consents alone.',
  },
  'representation-not-of-yourself': {
    da: 'Du kan ikke skrive dig selv ind som den, der handler for borgeren. Bed en kollega om det.',
    en: 'You cannot write yourself down as the one who acts for the citizen. Ask a colleague.',
  },
  'representation-only-by-health-persons': {
    da: 'Kun en sundhedsperson, der behandler borgeren, kan skrive ned, hvem der handler for borgeren.',
    en: 'Only a health person who treats the citizen writes down who acts for them.',
  },
  'nobody-acts-for-themselves': {
    da: 'Det er borgeren selv. Vælg en anden.',
    en: 'That is the citizen. Choose somebody else.',
  },
  'override-reason-too-short': {
    da: 'Skriv mindst 20 tegn om, hvorfor det er nødvendigt nu. Borgeren kan læse det.',
    en: 'Write at least 20 characters about why it is necessary now. The citizen can read it.',
  },
  'override-only-by-health-persons': {
    da: 'Kun sundhedspersoner kan åbne en borger i nødstilfælde.',
    en: 'Only health persons can open a citizen in an emergency.',
  },
  'override-unknown': {
    da: 'Du har ikke åbnet borgeren.',
    en: 'You have not opened the citizen.',
  },
  'override-over-already': {
    da: 'Adgangen er allerede lukket.',
    en: 'The access is closed already.',
  },
  'declaration-reason-too-short': {
    da: 'Skriv mindst 10 tegn om, hvorfor borgeren er hos dig. Borgeren kan læse det.',
    en: 'Write at least 10 characters about why the citizen is with you. The citizen can read it.',
  },
  'declaration-not-accepted': {
    da: 'En begrundelse er ikke nok her. Der skal være et forløb, en henvisning eller en aftale.',
    en: 'A reason is not enough here. There must be a course of care, a referral or an appointment.',
  },
  'delegation-only-by-health-persons': {
    da: 'Kun sundhedspersoner kan give en sundhedsopgave videre.',
    en: 'Only health persons can delegate a health task.',
  },
  'delegation-ends-before-it-begins': {
    da: 'Den slutter, før den begynder.',
    en: 'It ends before it begins.',
  },
  'delegation-longer-than-a-year': {
    da: 'En opgave kan højst gives videre for et år ad gangen.',
    en: 'A task can be delegated for a year at a time at most.',
  },
  'delegation-receiver-unknown': {
    da: 'Vi kan ikke finde den, der skal have opgaven.',
    en: 'We cannot find who is to have the task.',
  },
  'delegation-receiver-elsewhere': {
    da: 'Den enhed hører til et andet sted og har ikke borgeren. Tilbyd opgaven til dem først.',
    en: 'That unit belongs elsewhere and does not have the citizen. Offer them the task first.',
  },
  'delegation-unknown': {
    da: 'Opgaven er ikke givet videre.',
    en: 'The task is not delegated.',
  },
  'delegation-ended-already': {
    da: 'Opgaven er allerede taget tilbage.',
    en: 'The task has been taken back already.',
  },
  'permission-only-by-management': {
    da: 'Kun ledelsen af enheden, eller af en enhed over den, kan give og trække tilladelser tilbage.',
    en: 'Only the management of the unit, or of a unit above it, gives and withdraws permissions.',
  },
  'permission-unit-unknown': {
    da: 'Vi kan ikke finde den enhed.',
    en: 'We cannot find that unit.',
  },
  'permission-ends-before-it-begins': {
    da: 'Tilladelsen slutter, før den begynder.',
    en: 'The permission ends before it begins.',
  },
  'permission-longer-than-a-year': {
    da: 'En tilladelse gælder højst et år ad gangen.',
    en: 'A permission holds for a year at a time at most.',
  },
  'permission-for-yourself': {
    da: 'Skriv, hvilke funktioner tilladelsen er til. Den kan ikke gives til din egen.',
    en: 'Say which functions the permission is for. It cannot be given to your own.',
  },
  'permission-unknown': {
    da: 'Tilladelsen findes ikke.',
    en: 'There is no such permission.',
  },
  'permission-ended-already': {
    da: 'Tilladelsen gælder ikke længere.',
    en: 'The permission no longer holds.',
  },
  'notice-unknown': {
    da: 'Beskeden findes ikke.',
    en: 'There is no such notice.',
  },
}
