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
  /** It answers, and not so that it can be understood. */
  'fmk-fault',
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

/** What CAVE is about: the body's defence, something it does not bear, or nobody knows which. */
export const caveKinds = ['allergy', 'intolerance', 'not-known'] as const

export const caveSeverities = ['mild', 'moderate', 'severe', 'not-known'] as const

/** `told` is not assessed yet; the others say what a clinician has made of it. */
export const caveCertainties = ['told', 'suspected', 'confirmed'] as const

/** Who said so: `record` is what stands in another system. */
export const caveTellers = ['citizen', 'relative', 'professional', 'record'] as const

/** How an entry ends: it turned out not to be so, or was never of this citizen. It stays to be read. */
export const caveEndings = ['refuted', 'entered-in-error'] as const

/** How a citizen who comes home has enough of a medicine until a pharmacy is open (pathways A12). */
export const supplyAnswers = ['sent-along', 'at-home', 'fetched'] as const
