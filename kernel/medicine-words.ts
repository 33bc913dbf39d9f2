/** The words of medicine lists, which the server's rules and the wire share. */

export const medicineForms = [
  'tablet',
  'enteric-tablet',
  'depot-tablet',
  'effervescent-tablet',
  'orodispersible-tablet',
  'capsule',
  'enteric-capsule',
  'depot-capsule',
  'oral-solution',
  'oral-drops',
  'oral-powder',
  'injection',
  'inhalation',
  'nasal-spray',
  'patch',
  'cream',
  'eye-drops',
  'eye-ointment',
  'suppository',
  'enema',
  'vagitory',
  'vaginal-cream',
  'sublingual-tablet',
  'sublingual-spray',
] as const

/** What an amount of a dose counts. */
export const doseUnits = [
  'tablet',
  'capsule',
  'ml',
  'drop',
  'puff',
  'international-unit',
  'patch',
  'sachet',
  'suppository',
  'vagitory',
  'enema',
  'application',
  'pen',
] as const

export const administrationRoutes = [
  'oral',
  'sublingual',
  'subcutaneous',
  'intramuscular',
  'intravenous',
  'inhalation',
  'nasal',
  'transdermal',
  'cutaneous',
  'ocular',
  'rectal',
  'vaginal',
] as const

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Groups that a mistake with is dangerous: what is unsettled about them is settled the same day (pathways A-med). */
export const highRiskGroups = [
  'anticoagulant',
  'insulin',
  'opioid',
  'methotrexate',
  'digoxin',
  'lithium',
] as const

/** What has been decided about a line: what a reconciliation must say of each. */
export const lineStatuses = ['unchanged', 'dose-changed', 'new', 'stopped', 'paused', 'unclear'] as const

export const medicineParties = ['hospital', 'gp', 'municipality'] as const

/** The four things that make a reconciliation done, and no others (pathways A-med). */
export const reconciliationConditions = [
  'no-line-unclear',
  'fmk-reconciled',
  'citizen-has-list',
  'dispensing-list-agrees',
] as const

/** Why a change is not on the medicine card (FMK): it does not answer, or has refused it. */
export const cardReasons = [
  'fmk-away',
  'order-changed-by-another',
  'order-unknown',
  'order-paused-already',
  'order-not-paused',
  'order-dose-not-structured',
  'card-version-old',
  'card-without-dose-dispensing',
  'dose-dispensing-stands-so',
  /** A refusal there is no word for yet. */
  'refused-otherwise',
] as const
