import { texts } from '../../../ui/text.tsx'

/** To the citizen, in plain words. */
export const myRehabTexts = texts({
  title: { da: 'Din genoptræning', en: 'Your rehabilitation' },
  sent: {
    da: 'Hospitalet har sendt en plan til {unit}. De kontakter dig og tilbyder en start.',
    en: 'The hospital has sent a plan to {unit}. They will contact you and offer a start.',
  },
  latest: {
    da: 'Du skal have tilbudt en start senest {date}.',
    en: 'You must be offered a start no later than {date}.',
  },
  latestUnknown: {
    da: 'Når du er udskrevet, skal du have tilbudt en start inden for syv dage.',
    en: 'Once you are discharged you must be offered a start within seven days.',
  },
  offered: { da: 'Du har fået tilbudt at begynde {date}.', en: 'You have been offered to begin {date}.' },
  late: {
    da: 'Du har ikke fået tilbudt en start i tide. Derfor kan du vælge et privat sted, som har en aftale.',
    en: 'You were not offered a start in time. So you may choose a private place by agreement.',
  },
  rightFrom: {
    da: 'Bliver du ikke tilbudt en start i tide, kan du fra {date} vælge et privat sted. Det koster dig ikke noget.',
    en: 'If you are not offered a start in time, you may choose a private place from {date}. It costs you nothing.',
  },
  noRight: {
    da: 'Din genoptræning foregår på hospital. Du kan vælge mellem hospitaler.',
    en: 'Your rehabilitation is at a hospital. You may choose among hospitals.',
  },
  paused: {
    da: 'Du er på hospitalet igen. Genoptræningen venter på dig.',
    en: 'You are in hospital again. The rehabilitation waits for you.',
  },
  returned: {
    da: 'Planen mangler noget. Hospitalet gør den færdig og sender den igen.',
    en: 'The plan lacks something. The hospital completes it and sends it again.',
  },
  chosen: {
    da: 'Du har valgt {unit}. De svarer snart; indtil da har kommunen din plan.',
    en: 'You have chosen {unit}. They will answer soon; until then the municipality has your plan.',
  },
  started: { da: 'Du er i gang hos {unit}.', en: 'You are training at {unit}.' },
  goals: { da: 'Dit mål: {goals}', en: 'Your goal: {goals}' },
  ended: { da: 'Din genoptræning er slut.', en: 'Your rehabilitation has ended.' },
  closed: {
    da: 'Forløbet er lukket. Du kan altid ringe til {unit}.',
    en: 'The course is closed. You can always phone {unit}.',
  },
  whatToTrain: { da: 'Det skal du træne', en: 'What you will train' },
  restrictions: { da: 'Pas på', en: 'Take care' },
  phone: { da: 'Ring til {unit}', en: 'Phone {unit}' },
  choose: { da: 'Vælg, hvor du vil træne', en: 'Choose where to train' },
})
