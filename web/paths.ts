/** Every address of the web app, in one list. No address holds a CPR number or a name. */
export const paths = {
  home: '/',
  /** Where the server sends whoever it turned away at the door. */
  signIn: '/log-ind',
  worklist: '/arbejdsliste',
  citizens: '/borgere',
  citizen: '/borgere/$citizenId',
  citizenMedicine: '/borgere/$citizenId/medicin',
  citizenRehab: '/borgere/$citizenId/genoptraening',
  citizenObservations: '/borgere/$citizenId/proevesvar',
  /** Reports, plans and forms about a citizen. */
  documents: '/borgere/$citizenId/dokumenter',
  document: '/borgere/$citizenId/dokumenter/$responseId',
  /** Letters about a citizen between those who care for them, newest thread first. */
  citizenCorrespondence: '/borgere/$citizenId/korrespondance',
  newCorrespondence: '/borgere/$citizenId/korrespondance/ny',
  thread: '/borgere/$citizenId/korrespondance/$threadId',
  /** What was written to the unit. */
  correspondence: '/korrespondance',
  /** What was sent to the unit and is not read. */
  newDocuments: '/dokumenter',
  /** A pathway against the programme it started on. */
  citizenPathway: '/borgere/$citizenId/forloeb/$pathwayId',
  /** How courses of care are agreed to go. */
  programmes: '/forloeb',
  programme: '/forloeb/$code',
  programmeDraft: '/forloeb/kladde/$draftId',
  ward: '/patienter',
  /** Who has come home from hospital and waits for the municipality. */
  firstContacts: '/foerste-kontakt',
  /** The rehabilitation plans a unit has. */
  rehab: '/genoptraening',
  messages: '/beskeder',
  community: '/faellesskab',
  myPathway: '/mit-forloeb',
  myMedicine: '/mit-forloeb/medicin',
  myLooks: '/mit-forloeb/opslag',
  whoMaySee: '/mit-forloeb/hvem-maa-se',
  myDocuments: '/mit-forloeb/papirer',
  myDocument: '/mit-forloeb/papirer/$responseId',
  /** The papers of somebody the citizen acts for. */
  followedDocument: '/mit-forloeb/for/$citizenId/papirer/$responseId',
  /** The course of somebody the citizen acts for or follows. */
  followed: '/mit-forloeb/for/$citizenId',
  /** Who may see somebody the citizen decides for. */
  followedWill: '/mit-forloeb/for/$citizenId/hvem-maa-se',
  /** What those who care for the citizen have written to each other. */
  myCorrespondence: '/mit-forloeb/beskeder',
  myThread: '/mit-forloeb/beskeder/$threadId',
  /** Log reviewers and data protection officers. */
  control: '/kontrol',
  /** What the management of a unit has permitted. */
  permissions: '/adgang',
  /** Every place one is signed in. */
  signIns: '/login-steder',
  more: '/mere',
  styleGuide: '/stilguide',
} as const

export type Path = (typeof paths)[keyof typeof paths]

/** Where the server begins a sign-in; the browser leaves the app and comes back signed in. */
export const signInAddress = '/auth/sign-in'
