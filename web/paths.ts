/** Every address of the web app, in one list. No address holds a CPR number or a name. */
export const paths = {
  home: '/',
  /** Where the server sends whoever it turned away at the door. */
  signIn: '/log-ind',
  worklist: '/arbejdsliste',
  citizens: '/borgere',
  citizen: '/borgere/$citizenId',
  ward: '/patienter',
  messages: '/beskeder',
  community: '/faellesskab',
  myPathway: '/mit-forloeb',
  myLooks: '/mit-forloeb/opslag',
  whoMaySee: '/mit-forloeb/hvem-maa-se',
  /** The course of somebody the citizen acts for or follows. */
  followed: '/mit-forloeb/for/$citizenId',
  /** Log reviewers and data protection officers. */
  control: '/kontrol',
  /** What the management of a unit has permitted. */
  permissions: '/adgang',
  more: '/mere',
  styleGuide: '/stilguide',
} as const

export type Path = (typeof paths)[keyof typeof paths]

/** Where the server begins a sign-in; the browser leaves the app and comes back signed in. */
export const signInAddress = '/auth/sign-in'
