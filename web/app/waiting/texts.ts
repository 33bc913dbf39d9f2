import { texts } from '../../ui/text.tsx'

/** Words about what waits to be sent. */
export const waitingTexts = texts({
  kept: {
    da: 'Ingen forbindelse. Det er gemt her og bliver sendt af sig selv. Du kan gå videre.',
    en: 'No connection. It is kept here and will be sent by itself. You can go on.',
  },
  keptInMemory: {
    da: 'Ingen forbindelse. Det bliver sendt af sig selv, hvis siden bliver stående åben.',
    en: 'No connection. It will be sent by itself if this page stays open.',
  },
  arrivedOne: { da: 'Din ændring er sendt', en: 'Your change has been sent' },
  arrivedMany: { da: 'Dine {n} ændringer er sendt', en: 'Your {n} changes have been sent' },
  lostOne: {
    da: '1 ændring på denne enhed kan ikke åbnes mere, fordi du har logget ud alle steder. Den er slettet.',
    en: '1 change on this device can no longer be opened, since you signed out everywhere. It has been deleted.',
  },
  lostMany: {
    da: '{n} ændringer på denne enhed kan ikke åbnes mere, fordi du har logget ud alle steder. De er slettet.',
    en: '{n} changes on this device can no longer be opened, since you signed out everywhere. They have been deleted.',
  },

  awayOne: { da: 'Ingen forbindelse. 1 ændring venter.', en: 'No connection. 1 change is waiting.' },
  awayMany: { da: 'Ingen forbindelse. {n} ændringer venter.', en: 'No connection. {n} changes are waiting.' },
  askingOne: { da: '1 ændring er ikke sendt.', en: '1 change has not been sent.' },
  askingMany: { da: '{n} ændringer er ikke sendt.', en: '{n} changes have not been sent.' },
  keepOpen: { da: 'Luk ikke siden.', en: 'Do not close the page.' },
  show: { da: 'Se hvad', en: 'See which' },

  title: { da: 'Ikke sendt endnu', en: 'Not sent yet' },
  intro: {
    da: 'Det, du gjorde uden forbindelse, ligger låst på denne enhed. Kun du kan åbne det, når du er logget ind.',
    en: 'What you did without a connection lies locked on this device. Only you can open it, when signed in.',
  },
  waitsForNetwork: { da: 'Sendes, når der er forbindelse', en: 'Is sent when there is a connection' },
  waitsForRole: { da: 'Sendes, når du arbejder som {role}', en: 'Is sent when you work as {role}' },
  anotherRole: { da: 'en anden rolle', en: 'another role' },
  tooOld: {
    da: 'Har ventet for længe. Se efter, om det stadig skal gøres, og gør det igen.',
    en: 'Has waited too long. See whether it is still to be done, and do it again.',
  },
  youWrote: { da: 'Du skrev', en: 'You wrote' },
  openPage: { da: 'Åbn siden', en: 'Open the page' },
  discard: { da: 'Slet', en: 'Delete' },
  discardNamed: { da: 'Slet: {page}', en: 'Delete: {page}' },
  tryNow: { da: 'Prøv nu', en: 'Try now' },

  leaveTitle: { da: 'Vil du logge ud nu?', en: 'Sign out now?' },
  leaveText: {
    da: 'Det herunder er ikke sendt. Logger du ud, bliver det slettet fra enheden.',
    en: 'What stands below has not been sent. If you sign out, it is deleted from this device.',
  },
  stay: { da: 'Bliv logget ind', en: 'Stay signed in' },
  leave: { da: 'Log ud og slet det', en: 'Sign out and delete it' },

  onDeviceOne: {
    da: '1 ændring på denne enhed er ikke sendt. Den bliver sendt, når den, der skrev den, logger ind.',
    en: '1 change on this device has not been sent. It is sent when whoever wrote it signs in.',
  },
  onDeviceMany: {
    da: '{n} ændringer på denne enhed er ikke sendt. De bliver sendt, når den, der skrev dem, logger ind.',
    en: '{n} changes on this device have not been sent. They are sent when whoever wrote them signs in.',
  },
})
