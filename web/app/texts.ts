import { texts } from '../ui/text.tsx'

/** Words of the frame: bars, sign-in, errors. */
export const appTexts = texts({
  product: { da: 'Sammenhæng', en: 'Sammenhæng' },
  places: { da: 'Steder', en: 'Places' },
  worklist: { da: 'Arbejdsliste', en: 'Worklist' },
  myDay: { da: 'Min dag', en: 'My day' },
  citizens: { da: 'Borgere', en: 'Citizens' },
  ward: { da: 'Patienter', en: 'Patients' },
  inHospital: { da: 'På hospital', en: 'In hospital' },
  rehab: { da: 'Genoptræning', en: 'Rehabilitation' },
  firstContacts: { da: 'Første kontakt', en: 'First contact' },
  correspondence: { da: 'Korrespondance', en: 'Correspondence' },
  messages: { da: 'Beskeder', en: 'Messages' },
  programmes: { da: 'Forløb', en: 'Programmes' },
  community: { da: 'Fællesskab', en: 'Community' },
  myPathway: { da: 'Mit forløb', en: 'My pathway' },
  shift: { da: 'Vagt', en: 'Shift' },
  beginShift: { da: 'Jeg er på vagt nu', en: 'I am at work now' },
  beginShiftDetail: {
    da: 'Plejepersonale ser kun borgere på vagt',
    en: 'Care staff see citizens only at work',
  },
  endShift: { da: 'Jeg går fra vagt', en: 'I leave work' },
  shiftUntil: { da: 'På vagt til kl. {time}', en: 'At work until {time}' },
  shiftBegun: { da: 'Du er på vagt', en: 'You are at work' },
  shiftEnded: { da: 'Du er gået fra vagt', en: 'You have left work' },
  permissions: { da: 'Adgang i enheden', en: 'Access at the unit' },
  control: { da: 'Kontrol af opslag', en: 'Control of look-ups' },
  controlShort: { da: 'Kontrol', en: 'Control' },
  whoLooked: { da: 'Hvem har kigget', en: 'Who has looked' },
  whoMaySee: { da: 'Hvem må se', en: 'Who may see' },
  more: { da: 'Mere', en: 'More' },
  language: { da: 'In English', en: 'På dansk' },

  yourMenu: { da: 'Din menu: {name}', en: 'Your menu: {name}' },
  actAs: { da: 'Arbejd som', en: 'Work as' },
  account: { da: 'Din adgang', en: 'Your access' },
  signIns: { da: 'Her er du logget ind', en: 'Where you are signed in' },
  signOut: { da: 'Log ud', en: 'Sign out' },
  signOutEverywhere: { da: 'Log ud alle steder', en: 'Sign out everywhere' },
  signOutEverywhereDetail: {
    da: 'Også på andre computere og telefoner',
    en: 'Also on other computers and phones',
  },
  roleChanged: { da: 'Du arbejder nu som {role}', en: 'You now work as {role}' },
  density: { da: 'Visning', en: 'Display' },
  densityCompact: { da: 'Kompakt', en: 'Compact' },
  densityNormal: { da: 'Normal', en: 'Normal' },
  densityLarge: { da: 'Stor', en: 'Large' },

  signInTitle: { da: 'Ét forløb. Altid nogen, der har det.', en: 'One pathway. Somebody always has it.' },
  signInIntro: {
    da: 'Sammenhæng samler hospital, almen praksis, kommune og borger om det samme forløb.',
    en: 'Sammenhæng brings hospital, general practice, municipality and citizen together on one pathway.',
  },
  signIn: { da: 'Log ind', en: 'Sign in' },
  signInProfessional: {
    da: 'Fagpersoner: se, hvad der er kommet, tag imod eller afvis, og giv videre, så intet falder imellem.',
    en: 'Professionals: see what has come, accept or decline, and hand on so that nothing falls between.',
  },
  signInCitizen: {
    da: 'Borgere og pårørende: se, hvad der sker nu, og hvem der har det. Fortæl din historie én gang.',
    en: 'Citizens and relatives: see what happens next and who has it. Tell your story once.',
  },
  signInCommunity: {
    da: 'Sundhedsfællesskaber: se, hvem der gør hvad, fra hvornår og efter hvilket punkt i aftalen.',
    en: 'Health communities: see who does what, from when, and by which clause of the agreement.',
  },
  signInTrace: {
    da: 'Alle opslag bliver skrevet ned. Borgeren kan se, hvem der har kigget og med hvilken ret.',
    en: 'Every look is recorded. The citizen can see who looked, and by what right.',
  },
  notSignedIn: { da: 'Du blev ikke logget ind', en: 'You were not signed in' },
  sessionEnded: {
    da: 'Du er blevet logget ud. Log ind igen for at fortsætte.',
    en: 'You have been signed out. Sign in again to continue.',
  },

  notFoundTitle: { da: 'Siden findes ikke', en: 'This page does not exist' },
  notFoundText: {
    da: 'Adressen er forkert, eller siden er flyttet.',
    en: 'The address is wrong, or the page has moved.',
  },
  toStart: { da: 'Gå til forsiden', en: 'Go to the start page' },
  unreachable: {
    da: 'Vi kan ikke få fat i serveren. Se, om du har netværk, og prøv igen.',
    en: 'We cannot reach the server. Check your network and try again.',
  },
  offlineTitle: { da: 'Ingen netværk', en: 'No network' },
  offlineText: {
    da: 'Siden er ikke hentet endnu. Den kommer af sig selv, når der er netværk.',
    en: 'The page has not been fetched yet. It comes by itself when there is a network.',
  },
  brokenTitle: { da: 'Der er sket en fejl hos os', en: 'Something went wrong on our side' },
  brokenText: {
    da: 'Hent siden igen. Bliver det ved, så ring til din support, og sig, hvad du var ved at gøre.',
    en: 'Fetch the page again. If it goes on, call your support and tell what you were doing.',
  },
  fetchPage: { da: 'Hent siden igen', en: 'Fetch the page again' },
})
