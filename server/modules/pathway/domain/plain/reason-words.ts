import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { IndicatorId } from '../participant.ts'
import type { WithdrawReason } from '../programme.ts'

/** Why something ended undone, as a heading. */
export const reasonWords: Readonly<Record<WithdrawReason, Bilingual>> = {
  DEATH: { da: 'Borgeren dør', en: 'The citizen dies' },
  MOVED: { da: 'Borgeren flytter', en: 'The citizen moves' },
  REFUSED: { da: 'Borgeren siger nej', en: 'The citizen refuses' },
  NO_CONTACT: { da: 'Ingen kontakt', en: 'No contact' },
  READMITTED: { da: 'Genindlæggelse', en: 'Readmission' },
  TRANSFERRED: { da: 'Overflytning', en: 'Transfer' },
  CITIZEN_WISH: { da: 'Borgerens ønske', en: 'The citizen’s wish' },
  CONSENT_WITHDRAWN: { da: 'Samtykket er trukket tilbage', en: 'Consent withdrawn' },
  SYSTEM_DOWN: { da: 'Klaret uden om systemet', en: 'Done outside the system' },
  STAY_CANCELLED: { da: 'Indlæggelsen er annulleret', en: 'The admission was cancelled' },
  DISCHARGED: { da: 'Borgeren er udskrevet', en: 'The citizen has been discharged' },
  NOT_INCLUDED: { da: 'Ikke omfattet af forløbet', en: 'Not in the programme' },
  NOT_CALLED_FOR: { da: 'Ikke længere nødvendig', en: 'No longer called for' },
}

/** What an indicator measures (indicators, part 4). */
export const indicatorWords: Readonly<Record<IndicatorId, Bilingual>> = {
  I01: { da: 'Forebyggelige indlæggelser', en: 'Preventable admissions' },
  I02: { da: 'Akut genindlæggelse inden for 30 dage', en: 'Acute readmission within 30 days' },
  I03: { da: 'Opfølgende hjemmebesøg', en: 'Follow-up home visit' },
  I04: { da: 'Færdigbehandlede døgn', en: 'Finished-treatment days' },
  I05: { da: 'Genoptræning begyndt til tiden', en: 'Rehabilitation started in time' },
  I06: { da: 'Genoptræningsplan sendt til tiden', en: 'Rehabilitation plan sent in time' },
  I07: { da: 'Medicin afstemt efter udskrivning', en: 'Medicines reconciled after discharge' },
  I08: { da: 'Sårheling', en: 'Wound healing' },
  I09: { da: 'Svar på overdragelser til tiden', en: 'Hand-offs answered in time' },
  I10: { da: 'Forebyggelse og deltagelse', en: 'Prevention and participation' },
  I11: { da: 'Død på det ønskede sted', en: 'Death at the preferred place' },
  I12: { da: 'Borgeroplevet sammenhæng', en: 'Coherence as the citizen finds it' },
  I13: { da: 'Sikkerhed', en: 'Safety' },
  I14: { da: 'Akutteamets svartid', en: 'Response of the acute team' },
  I15: { da: 'Aftaler og planer', en: 'Agreements and plans' },
  I16: { da: 'Inddragelse', en: 'Involvement' },
  I17: { da: 'Brug af ressourcer', en: 'Use of resources' },
}
